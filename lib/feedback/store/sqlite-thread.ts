import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SqliteFile } from '#lib/feedback/store/sqlite-file';
import type { Reply } from '#lib/feedback/store/sqlite-worker';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/**
 * A SQLite database in a thread of its own: whoever answers requests waits neither for its disk nor for its locks.
 * The thread's first answer tells whether the file could be opened.
 * @throws StoreUnavailable when it could not.
 */
export async function openSqliteThread(path: string): Promise<SqliteFile> {
  const worker = new Worker(new URL('./sqlite-worker.mjs', import.meta.url), {
    workerData: path,
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

  function run(statement: string | null, parameters: readonly unknown[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (ended) return reject(new StoreUnavailable('moved'));
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, statement, parameters });
    });
  }

  async function close(): Promise<void> {
    if (ended) return;
    const gone = once(worker, 'exit');
    worker.postMessage(null);
    await gone;
  }

  try {
    await run(null, []);
  } catch (error) {
    await close();
    throw error;
  }
  return { run, close };
}
