import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { within } from '#lib/feedback/patience';
import type { SqliteFile, SqliteStatement } from '#lib/feedback/store/sqlite-file';
import type { Reply } from '#lib/feedback/store/sqlite-worker';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** When a statement is taken to get no answer any more, in milliseconds: longer than it waits for a lock. */
const SILENT = 20_000;

/** How long to wait for the end of a thread whose file could not be opened, in milliseconds. */
const CLOSING = 2_000;

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/**
 * A SQLite database in a thread of its own: whoever answers requests waits neither for its disk nor for its locks.
 * The thread's first answer tells whether the file could be opened.
 * @throws StoreUnavailable when it could not.
 */
export async function openSqliteThread(path: string, mayMake = true): Promise<SqliteFile> {
  const worker = new Worker(new URL('./sqlite-worker.mjs', import.meta.url), {
    workerData: { path, mayMake },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended = false;

  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) asker?.resolve(reply.rows);
    else if ('unavailable' in reply) asker?.reject(new StoreUnavailable(reply.unavailable));
    else asker?.reject(new Error(reply.failed));
  });
  worker.on('error', console.error);
  worker.on('exit', () => {
    ended = true;
    // `moved`, since that has the store opened anew.
    for (const { reject } of waiting.values()) reject(new StoreUnavailable('moved'));
    waiting.clear();
  });

  function ask(statement: SqliteStatement | null): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (ended) return reject(new StoreUnavailable('moved'));
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, statement });
    });
  }

  async function run(statement: SqliteStatement | null): Promise<unknown[]> {
    const rows = await within(SILENT, ask(statement));
    if (rows === null) throw new StoreUnavailable('gone');
    return rows;
  }

  async function close(): Promise<void> {
    if (ended) return;
    const gone = once(worker, 'exit');
    worker.postMessage(null);
    await gone;
  }

  try {
    await run(null);
  } catch (error) {
    await within(CLOSING, close());
    throw error;
  }
  return { run, close };
}
