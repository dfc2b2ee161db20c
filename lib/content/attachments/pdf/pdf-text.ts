import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ThreadReply, ThreadTask } from '#lib/content/attachments/pdf/thread';
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

/** Reads the text of a PDF as `readPdf` does, within the usual bounds. Memoized. */
export const pdfText = memoizedByObject((bytes: Uint8Array) => readPdf(bytes));

/**
 * Reads the text of a PDF, page by page, in a thread of its own that is ended when it goes beyond a bound: nothing that a file
 * holds can keep the check from ending. Waits for it without returning, since rules are synchronous. Runs none of the PDF's
 * scripts, and loads nothing but the library's own tables. The thread, and the library with it, is started for each PDF alone:
 * without PDFs this costs nothing.
 */
export function readPdf(bytes: Uint8Array, bounds: Partial<PdfBounds> = {}): PdfText {
  const { mostBytes, mostPages, mostCharacters, mostTime, mostMemory } = { ...PDF_BOUNDS, ...bounds };
  if (bytes.length > mostBytes) return { pages: [], state: 'stopped' };
  const { port1, port2 } = new MessageChannel();
  const count = new Int32Array(new SharedArrayBuffer(4));
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const thread = start({ library, bytes, port: port2, count, mostPages, mostCharacters });
  const mostInUse = process.memoryUsage.rss() + mostMemory;
  const pages: string[] = [];
  let silent = 0;
  try {
    for (let seen = 0; silent < mostTime && process.memoryUsage.rss() < mostInUse; ) {
      if (Atomics.wait(count, 0, seen, LOOK) === 'timed-out') silent += LOOK;
      seen = Atomics.load(count, 0);
      for (let reply = nextReply(port1); reply; reply = nextReply(port1)) {
        if ('end' in reply) return { pages, state: reply.end };
        pages.push(reply.page);
      }
    }
    return { pages, state: 'stopped' };
  } finally {
    port1.close();
    void thread.terminate();
  }
}

function nextReply(port: MessageChannel['port1']): ThreadReply | null {
  return receiveMessageOnPort(port)?.message ?? null;
}

/** The program of the thread, bundled as a module; undefined where this one was not bundled itself. */
declare const PDF_THREAD: string;

function start(workerData: ThreadTask): Worker {
  const program =
    typeof PDF_THREAD === 'undefined'
      ? new URL('./thread.mjs', import.meta.url)
      : new URL(`data:text/javascript,${encodeURIComponent(PDF_THREAD)}`);
  const thread = new Worker(program, {
    workerData,
    transferList: [workerData.port],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
    env: {},
    // What the library warns of is nobody's concern.
    stdout: true,
    stderr: true,
  });
  // One that fails says nothing more: it is told by its silence.
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}
