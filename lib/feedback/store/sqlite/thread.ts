import { Worker } from 'node:worker_threads';
import { countGivenUp } from '#lib/feedback/store/silent-disks';
import type { OpeningOptions, SqliteFile } from '#lib/feedback/store/sqlite/file';
import { fileIdentity, fileStat } from '#lib/feedback/store/sqlite/file-identity';
import type { SqliteStatement } from '#lib/feedback/store/sqlite/statement';
import type { Reply } from '#lib/feedback/store/sqlite/worker';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { withTimeout } from '#lib/timeout';

/** Options of a database's worker thread. */
export interface ThreadOptions extends Pick<OpeningOptions, 'mayMake' | 'maintain' | 'notice'> {
  /** Whether it is opened as `openSqliteReadOnly` does. */
  readonly readOnly?: boolean;
  /** Waits for an answer of the thread; gives null when it takes too long. Unset: for 20 seconds, and longer while it opens. */
  readonly inTime?: (<T>(answer: Promise<T>) => Promise<T | null>) | undefined;
  /** Called when the thread ends unexpectedly, with the error that its pending statements are rejected with. */
  readonly onCrash?: ((crash: StoreUnavailable) => void) | undefined;
}

/** Timeout for a statement's answer, in milliseconds: longer than it waits for a lock. */
const ANSWERING = 20_000;

/** What opening may take besides for each byte of the database, in milliseconds: all of it is read once. */
const READING = 1 / 10_000;

/** How much longer than to read it all it may take to write it all anew. */
const REWRITING = 5;

/** Timeout for closing what could not be opened, in milliseconds. */
const ENDING = 2_000;

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/**
 * Opens a SQLite database in a worker thread: the main thread waits neither for its disk nor for its locks.
 * A thread that does not answer in time is given up, and ends once the disk answers it. When the thread ends, or is given up,
 * every statement without an answer fails, and so does every later one; it is not started again here (`reconnectingStore`).
 * @throws StoreUnavailable when the thread cannot be started, or the file not be opened.
 */
export async function openSqliteThread(path: string, options: ThreadOptions = {}): Promise<SqliteFile> {
  const { mayMake = true, maintain = false, readOnly = false, notice, onCrash } = options;
  const { inTime = (answer) => withTimeout(ANSWERING + extraTime(), answer) } = options;
  const givenUp = new Int32Array(new SharedArrayBuffer(4));
  const worker = start({ path, mayMake, maintain, readOnly, givenUp });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let identity: string | null = null;
  let isOpen = false;
  let rewriting = 0;
  let isClosing = false;
  let isSilent = false;
  let thrown: unknown;
  let end: StoreUnavailable | null = null;

  worker.on('message', (reply: Reply) => {
    if ('notice' in reply) return notice?.(reply.notice);
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) asker?.resolve(reply.rows);
    else if ('unavailable' in reply)
      asker?.reject(new StoreUnavailable(reply.unavailable, { detail: reply.detail }));
    else asker?.reject(new Error(reply.failed));
  });
  worker.on('error', (error) => {
    thrown = error;
  });
  const exited = new Promise<void>((resolve) => {
    // Replies that were sent before the end have come by now.
    worker.on('exit', () => {
      if (!isSilent) {
        const reason = new StoreUnavailable(reasonOfEnd(), { cause: thrown });
        if (!isClosing) onCrash?.(reason);
        failAll(reason);
      }
      resolve();
    });
  });

  function failAll(reason: StoreUnavailable): void {
    end = reason;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  /** What an answer may take longer while all pages are read or written. */
  function extraTime(): number {
    if (rewriting > 0) return REWRITING * readingTime(path);
    return isOpen ? 0 : readingTime(path);
  }

  function reasonOfEnd() {
    if (isClosing) return 'closed';
    if (!isOpen) return 'not-started';
    // A file that was moved away would else be told as a thread that ended. Where that cannot be told, reopening says why.
    return told(() => fileIdentity(path) === identity, true) ? 'crashed' : 'moved';
  }

  function ask(statement: SqliteStatement | null): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (end) return reject(end);
      if (isClosing) return reject(new StoreUnavailable('closed'));
      asked += 1;
      worker.postMessage({ id: asked, statement });
      waiting.set(asked, { resolve, reject });
    });
  }

  async function run(statement: SqliteStatement | null): Promise<unknown[]> {
    const isRewriting = statement?.kind === 'erase' || statement?.kind === 'copy';
    if (isRewriting) rewriting += 1;
    try {
      const rows = await inTime(ask(statement));
      if (rows) return rows;
    } finally {
      if (isRewriting) rewriting -= 1;
    }
    giveUp();
    throw new StoreUnavailable('silent');
  }

  /**
   * Has the thread end as soon as it can be asked, and carry out nothing that it has not begun. Not by `terminate`: a thread
   * that is within the driver then, as one that is silent is, ends the whole process (its addon expects no refusal of Node's).
   */
  function giveUp(): void {
    isSilent = true;
    failAll(new StoreUnavailable('silent'));
    Atomics.store(givenUp, 0, 1);
    worker.postMessage(null);
    worker.unref();
    countGivenUp(exited);
  }

  async function close(): Promise<void> {
    if (end || isSilent) return;
    isClosing = true;
    worker.postMessage(null);
    if ((await inTime(exited.then(() => true))) === null) giveUp();
  }

  try {
    await run(null);
    // Where it cannot be told, every later look says `moved`.
    identity = told(() => fileIdentity(path), null);
    isOpen = true;
  } catch (error) {
    await withTimeout(ENDING, close());
    throw error;
  }
  return { run, close };
}

/** The program of the thread, bundled as a CommonJS module; undefined where this one was not bundled itself. */
declare const SQLITE_THREAD: string;

/** Runs the bundled program in a new thread. A module, since threads that begin with a mere text load no preloads. */
const BEGINNING = `
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { workerData } from 'node:worker_threads';
const program = compileFunction(workerData.program, ['require', 'module'], { filename: 'sqlite-thread.js' });
program(createRequire(workerData.base), {});
`;

/** Starts the thread. @throws StoreUnavailable (`not-started`). */
function start(
  workerData: Required<Pick<ThreadOptions, 'mayMake' | 'maintain' | 'readOnly'>> & {
    path: string;
    /** Not 0 from when nobody waits for the thread any more. */
    givenUp: Int32Array;
  },
): Worker {
  try {
    if (typeof SQLITE_THREAD === 'undefined')
      return new Worker(new URL('./worker.mjs', import.meta.url), { workerData });
    // A program is one file, which may lie anywhere: its packages are found from there.
    const bundled = { ...workerData, program: SQLITE_THREAD, base: import.meta.url };
    return new Worker(new URL(`data:text/javascript,${encodeURIComponent(BEGINNING)}`), {
      workerData: bundled,
    });
  } catch (cause) {
    throw new StoreUnavailable('not-started', { cause });
  }
}

/** How long reading the whole database may take, in milliseconds. */
const readingTime = (path: string) => told(() => Number(fileStat(path)?.size ?? 0) * READING, 0);

/** What the file system tells; `otherwise` where it cannot. */
function told<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
