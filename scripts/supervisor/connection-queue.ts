import type { Socket } from 'node:net';
import type { WorkerProcess } from './worker-process';

/** Most connections that wait for a worker: more than any site of this kind meets while one is replaced. */
const MOST_WAITING = 4_096;

/** Hands readers' connections to workers in turn. */
export interface ConnectionQueue {
  /** Takes a connection on which nothing was read yet. */
  push(connection: Socket): void;
  /** From now on this worker gets connections. */
  add(worker: WorkerProcess): void;
  /** From now on it gets none. */
  remove(worker: WorkerProcess): void;
  /** It has taken the last one, and may get the next. */
  taken(worker: WorkerProcess): void;
  /** Resolves when no connection waits any more, or nobody is there to take one. */
  emptied(): Promise<void>;
  /** Ends the connections that still wait. */
  clear(): void;
}

/**
 * Creates a queue in which connections wait while no worker is free: a worker gets one at a time, so that one that is busy
 * holds up nobody, and none is lost while a worker is replaced.
 */
export function createConnectionQueue(): ConnectionQueue {
  const waiting: Socket[] = [];
  const members = new Set<WorkerProcess>();
  const free: WorkerProcess[] = [];
  let emptied: () => void = () => undefined;

  function hand(): void {
    while (waiting.length > 0 && free.length > 0) {
      const [worker, connection] = [free.shift(), waiting.shift()];
      if (!worker || !connection || worker.hand(connection)) continue;
      members.delete(worker);
      waiting.unshift(connection);
    }
    if (waiting.length === 0) emptied();
  }

  return {
    push: (connection) => {
      // Its sender may go while it waits.
      connection.on('error', () => undefined);
      if (waiting.length >= MOST_WAITING) return void connection.destroy();
      waiting.push(connection);
      hand();
    },
    add: (worker) => {
      members.add(worker);
      free.push(worker);
      hand();
    },
    remove: (worker) => {
      members.delete(worker);
      if (members.size === 0) emptied();
      const place = free.indexOf(worker);
      if (place >= 0) free.splice(place, 1);
    },
    taken: (worker) => {
      if (members.has(worker)) free.push(worker);
      hand();
    },
    emptied: () =>
      new Promise((resolve) => {
        emptied = resolve;
        if (members.size === 0) resolve();
        else hand();
      }),
    clear: () => {
      for (const connection of waiting.splice(0)) connection.destroy();
    },
  };
}
