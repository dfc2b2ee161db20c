import Module from 'node:module';
import { pathToFileURL } from 'node:url';
import { type MessagePort, workerData } from 'node:worker_threads';
import { joinRuns, type TextRun } from '#lib/content/attachments/pdf/page-text';

/** What the thread says of a PDF: the text of each page in order, and then how it ended. */
export type ThreadReply = { page: string } | { end: 'read' | 'locked' | 'damaged' | 'stopped' };

/** What the thread is started with. */
export interface ThreadStart {
  /** The path of the folder of the package `pdfjs-dist`. */
  library: string;
  /** Where it is given PDFs, and replies. */
  port: MessagePort;
  /** One number, which counts the replies: whoever waits for them is woken by it. */
  count: Int32Array;
}

/** A PDF that the thread is given to read. */
export interface ThreadTask {
  bytes: Uint8Array;
  mostPages: number;
  mostCharacters: number;
}

/** The part of the API of pdfjs-dist 5 that is called here. */
interface Library {
  getDocument(options: object): { promise: Promise<PdfDocument>; destroy(): Promise<void> };
}
interface PdfDocument {
  numPages: number;
  getPage(number: number): Promise<PdfPage>;
}
interface PdfPage {
  getTextContent(): Promise<{ items: (TextRun | object)[] }>;
  getAnnotations(): Promise<{ fieldValue?: unknown; contentsObj?: { str?: string } }[]>;
  cleanup(): void;
}

// The program of a thread that reads PDFs, one after another (`pdf-text.ts`).
const { library, port, count }: ThreadStart = workerData;
const loading = load();
// Whoever waits for the library hears of it.
loading.catch(() => undefined);
port.on('message', async (task: ThreadTask) => reply({ end: await read(task) }));

function reply(message: ThreadReply): void {
  port.postMessage(message);
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
}

async function read(task: ThreadTask): Promise<'read' | 'locked' | 'damaged' | 'stopped'> {
  try {
    const { getDocument } = await loading;
    const opening = getDocument({
      data: new Uint8Array(task.bytes),
      cMapUrl: `${library}/cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${library}/standard_fonts/`,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
    const end = await readPages(await opening.promise, task);
    // Nothing of it stays while the next is read.
    await opening.destroy();
    return end;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
  }
}

async function readPages(document: PdfDocument, { mostPages, mostCharacters }: ThreadTask) {
  let hasDamage = false;
  let characters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    if (number > mostPages || characters > mostCharacters) return 'stopped';
    const text = await pageText(document, number).catch(() => null);
    hasDamage ||= text === null;
    characters += text?.length ?? 0;
    reply({ page: text ?? '' });
  }
  return hasDamage ? 'damaged' : 'read';
}

/** The text of a page, and what was written into its fields and notes. */
async function pageText(document: PdfDocument, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const notes = await page.getAnnotations();
  const written = notes.flatMap(({ fieldValue, contentsObj }) => [
    ...[fieldValue].flat().filter((value) => typeof value === 'string'),
    contentsObj?.str ?? '',
  ]);
  page.cleanup();
  return [joinRuns(items.filter(isRun)), ...written].filter((text) => text !== '').join('\t\n');
}

function isRun(item: TextRun | object): item is TextRun {
  return 'str' in item;
}

/** Loads the library without what draws: it would load native code for that. */
async function load(): Promise<Library> {
  class Undrawn {}
  Object.assign(globalThis, { DOMMatrix: Undrawn, ImageData: Undrawn, Path2D: Undrawn });
  const loader: { _load: (name: string, ...rest: unknown[]) => unknown } = Object(Module);
  const loadAny = loader._load;
  loader._load = (name, ...rest) => {
    if (name === '@napi-rs/canvas') throw new Error('nothing is drawn');
    return loadAny(name, ...rest);
  };
  return import(pathToFileURL(`${library}/legacy/build/pdf.mjs`).href);
}
