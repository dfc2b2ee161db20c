import Module from 'node:module';
import { pathToFileURL } from 'node:url';
import { type MessagePort, workerData } from 'node:worker_threads';
import { joinRuns, type TextRun } from '#lib/content/attachments/pdf/page-text';

/** What the thread says of a PDF: the text of each page in order, and then how it ended. */
export type ThreadReply = { page: string } | { end: 'read' | 'locked' | 'damaged' | 'stopped' };

/** What the thread is given. */
export interface ThreadTask {
  /** The path of the folder of the package `pdfjs-dist`. */
  library: string;
  bytes: Uint8Array;
  port: MessagePort;
  /** One number, which counts the replies: whoever waits for them is woken by it. */
  count: Int32Array;
  mostPages: number;
  mostCharacters: number;
}

/** The part of the API of pdfjs-dist 5 that is called here. */
interface Library {
  getDocument(options: object): { promise: Promise<PdfDocument> };
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

// The program of a thread that reads one PDF (`pdf-text.ts`).
const task: ThreadTask = workerData;
reply({ end: await read(task) });

function reply(message: ThreadReply): void {
  task.port.postMessage(message);
  Atomics.add(task.count, 0, 1);
  Atomics.notify(task.count, 0);
}

async function read({ library, bytes, mostPages, mostCharacters }: ThreadTask) {
  try {
    const { getDocument } = await load(library);
    const document = await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${library}/cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${library}/standard_fonts/`,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    }).promise;
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
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
  }
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
async function load(library: string): Promise<Library> {
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
