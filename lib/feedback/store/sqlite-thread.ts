import { Worker } from 'node:worker_threads';
import { fileIdentity } from '#lib/feedback/store/file-identity';
import type { SqliteFile, SqliteStatement } from '#lib/feedback/store/sqlite-file';
import type { Reply } from '#lib/feedback/store/sqlite-worker';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { withTimeout } from '#lib/timeout';

/** Options of a database's worker thread. */
export interface ThreadOptions {
  /** Whether the database is made when there is none. */
  readonly mayMake?: boolean;
  /** Waits for an answer of the thread; gives null when it takes too long. Unset: for 20 seconds. */
  readonly inTime?: (<T>(answer: Promise<T>) => Promise<T | null>) | undefined;
  /** Called when the thread ends unexpectedly, with the error that its pending statements are rejected with. */
  readonly onCrash?: ((crash: StoreUnavailable) => void) | undefined;
}

/** Timeout for a statement's answer, in milliseconds: longer than it waits for a lock. */
const ANSWERING = 20_000;

/** Timeout for the end of a thread that was closed, in milliseconds. */
const ENDING = 2_000;

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/**
 * Opens a SQLite database in a worker thread: the main thread waits neither for its disk nor for its locks.
 * A thread that does not answer in time is terminated. When the thread ends, every statement that it has not answered
 * fails, and so does every later one; it is not started again here (`reconnectingStore`).
 * @throws StoreUnavailable when the thread cannot be started, or the file not be opened.
 */
export async function openSqliteThread(path: string, options: ThreadOptions = {}): Promise<SqliteFile> {
  const { mayMake = true, inTime = (answer) => withTimeout(ANSWERING, answer), onCrash } = options;
  const worker = start(path, mayMake);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let identity: string | null = null;
  let isOpen = false;
  let isClosing = false;
  let isSilent = false;
  let thrown: unknown;
  let end: StoreUnavailable | null = null;

  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) asker?.resolve(reply.rows);
    else if ('unavailable' in reply) asker?.reject(new StoreUnavailable(reply.unavailable));
    else asker?.reject(new Error(reply.failed));
  });
  worker.on('error', (error) => {
    thrown = error;
  });
  const exited = new Promise<void>((resolve) => {
    // Replies that were sent before the end have come by now.
    worker.on('exit', () => {
      const reason = new StoreUnavailable(reasonOfEnd(), { cause: thrown });
      end = reason;
      if (!isClosing && !isSilent) onCrash?.(reason);
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
      resolve();
    });
  });

  function reasonOfEnd() {
    if (isClosing) return 'closed';
    if (isSilent) return 'silent';
    if (!isOpen) return 'not-started';
    // A file that was moved away meanwhile would otherwise be told as a thread that ended, and forgotten.
    return isInPlace() ? 'crashed' : 'moved';
  }

  /** Whether the path still names the file that was opened. True when the file system cannot tell: reopening says why. */
  function isInPlace(): boolean {
    try {
      return fileIdentity(path) === identity;
    } catch {
      return true;
    }
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
    const rows = await inTime(ask(statement));
    if (rows) return rows;
    isSilent = true;
    worker.terminate();
    throw new StoreUnavailable('silent');
  }

  async function close(): Promise<void> {
    if (end || isSilent) return;
    isClosing = true;
    worker.postMessage(null);
    if ((await inTime(exited.then(() => true))) === null) await withTimeout(ENDING, worker.terminate());
  }

  try {
    await run(null);
    identity = fileIdentity(path);
    isOpen = true;
  } catch (error) {
    await withTimeout(ENDING, close());
    throw error;
  }
  return { run, close };
}

/** Starts the thread. @throws StoreUnavailable (`not-started`). */
function start(path: string, mayMake: boolean): Worker {
  try {
    return new Worker(new URL('./sqlite-worker.mjs', import.meta.url), { workerData: { path, mayMake } });
  } catch (cause) {
    throw new StoreUnavailable('not-started', { cause });
  }
}
