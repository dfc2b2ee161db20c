import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ThreadReply, ThreadStart, ThreadTask } from '#lib/content/attachments/pdf/thread';
import { MOST_ATTACHED_BYTES } from '#lib/content/attachments/present';
import { memoizedByObject } from '#lib/content/memoize';

/** The text of a PDF. */
export interface PdfText {
  /** The text of each page that was read, in order; empty for one without text, such as a scanned one. */
  pages: readonly string[];
  /**
   * `locked`: it opens with a password alone. `damaged`: some of it cannot be read. `stopped`: it takes too long, too much memory
   * or has too many pages, and later pages were not read.
   */
  state: 'read' | 'locked' | 'damaged' | 'stopped';
}

/** Bounds of what is read of one PDF. */
export interface PdfBounds {
  mostBytes: number;
  mostPages: number;
  mostCharacters: number;
  /** How long the reading may be silent in all, in milliseconds. */
  mostTime: number;
  /** How much the memory of the process may grow meanwhile, in bytes. */
  mostMemory: number;
}

const PDF_BOUNDS: PdfBounds = {
  mostBytes: MOST_ATTACHED_BYTES,
  mostPages: 1000,
  mostCharacters: 2_000_000,
  mostTime: 30_000,
  mostMemory: 1024 * 1024 * 1024,
};

/** How often memory and time are looked at, in milliseconds. */
const LOOK = 50;

/** The JavaScript heap of the thread, in MB. */
const HEAP = 512;

/** For how long a thread is kept that has read a PDF, in milliseconds: the next usually follows at once. */
const KEPT = 2_000;

/** A thread that reads PDFs. */
interface Reader {
  thread: Worker;
  /** Where it is given them, and replies. */
  port: MessagePort;
  /** One number: how often it has replied. */
  count: Int32Array;
}

/** The thread that waits for the next PDF, and what ends it when none comes; null: there is none. */
let kept: { reader: Reader; ending: NodeJS.Timeout } | null = null;

/** Reads the text of a PDF as `readPdf` does, within the usual bounds. Memoized. */
export const pdfText = memoizedByObject((bytes: Uint8Array) => readPdf(bytes));

/**
 * Reads the text of a PDF, page by page, in a thread that is ended when it goes beyond a bound: nothing that a file
 * holds can keep the check from ending. Waits for it without returning, since rules are synchronous. Runs none of the PDF's
 * scripts, and loads nothing but the library's own tables. The thread, and the library with it, is started for PDFs alone:
 * without them this costs nothing. One that has read a PDF to its end reads the next: starting takes longer than most PDFs.
 */
export function readPdf(bytes: Uint8Array, bounds: Partial<PdfBounds> = {}): PdfText {
  const { mostBytes, mostPages, mostCharacters, mostTime, mostMemory } = { ...PDF_BOUNDS, ...bounds };
  if (bytes.length > mostBytes) return { pages: [], state: 'stopped' };
  const reader = takeKept() ?? start();
  const { port, count } = reader;
  const mostInUse = process.memoryUsage.rss() + mostMemory;
  const pages: string[] = [];
  let seen = Atomics.load(count, 0);
  let silent = 0;
  let isSound = false;
  port.postMessage({ bytes, mostPages, mostCharacters } satisfies ThreadTask);
  try {
    while (silent < mostTime && process.memoryUsage.rss() < mostInUse) {
      if (Atomics.wait(count, 0, seen, LOOK) === 'timed-out') silent += LOOK;
      seen = Atomics.load(count, 0);
      for (let reply = nextReply(port); reply; reply = nextReply(port)) {
        if ('end' in reply) {
          isSound = reply.end === 'read';
          return { pages, state: reply.end };
        }
        pages.push(reply.page);
      }
    }
    return { pages, state: 'stopped' };
  } finally {
    if (isSound) keep(reader);
    else end(reader);
  }
}

/** Keeps a thread for the next PDF, in place of none: there is one at a time. */
function keep(reader: Reader): void {
  kept = { reader, ending: setTimeout(() => end(reader), KEPT).unref() };
}

function takeKept(): Reader | null {
  if (kept === null) return null;
  const { reader, ending } = kept;
  clearTimeout(ending);
  kept = null;
  return reader;
}

function end(reader: Reader): void {
  if (kept?.reader === reader) kept = null;
  reader.port.close();
  void reader.thread.terminate();
}

function nextReply(port: MessagePort): ThreadReply | null {
  return receiveMessageOnPort(port)?.message ?? null;
}

/** The program of the thread, bundled as a module; undefined where this one was not bundled itself. */
declare const PDF_THREAD: string;

function start(): Reader {
  const { port1, port2 } = new MessageChannel();
  const count = new Int32Array(new SharedArrayBuffer(4));
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const program =
    typeof PDF_THREAD === 'undefined'
      ? new URL('./thread.mjs', import.meta.url)
      : new URL(`data:text/javascript,${encodeURIComponent(PDF_THREAD)}`);
  const thread = new Worker(program, {
    workerData: { library, port: port2, count } satisfies ThreadStart,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
    env: {},
    // What the library warns of is nobody's concern.
    stdout: true,
    stderr: true,
  });
  const reader = { thread, port: port1, count };
  // One that fails says nothing more: it is told by its silence.
  thread.on('error', () => end(reader));
  thread.unref();
  return reader;
}
