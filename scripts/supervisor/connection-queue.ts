import type { Socket } from 'node:net';

/** Most connections that wait for a worker: more than any site of this kind meets while one is replaced. */
const MOST_WAITING = 4_096;

/** Who may be handed connections. */
export interface Taker {
  /** Hands over a copy of a connection, which `taken` then confirms. */
  hand(connection: Socket): void;
}

/** Hands readers' connections to workers in turn. */
export interface ConnectionQueue<Worker extends Taker> {
  /** Takes a connection on which nothing was read yet. */
  push(connection: Socket): void;
  /** From now on this worker gets connections. */
  add(worker: Worker): void;
  /** From now on it gets none. */
  remove(worker: Worker): void;
  /** It has taken the last one, and may get the next. */
  taken(worker: Worker): void;
  /** Its process has ended: the connection that it did not take goes to another. */
  lost(worker: Worker): void;
  /** Resolves when no connection waits any more, or nobody is there to take one. */
  emptied(): Promise<void>;
  /** Ends the connections that still wait. */
  clear(): void;
}

/**
 * Creates a queue in which connections wait while no worker is free: a worker gets one at a time, so that one that is busy
 * holds up nobody, and none is lost while a worker is replaced.
 */
export function createConnectionQueue<Worker extends Taker>(): ConnectionQueue<Worker> {
  const waiting: Socket[] = [];
  const members = new Set<Worker>();
  const free: Worker[] = [];
  /** What each worker was handed, and has not taken yet. */
  const handed = new Map<Worker, Socket>();
  let emptied: () => void = () => undefined;

  function hand(): void {
    while (waiting.length > 0) {
      const worker = free.shift();
      if (!worker) break;
      const connection = waiting.shift();
      if (!connection) break;
      handed.set(worker, connection);
      worker.hand(connection);
    }
    if (waiting.length === 0 || members.size === 0) emptied();
  }

  function remove(worker: Worker): void {
    members.delete(worker);
    const place = free.indexOf(worker);
    if (place >= 0) free.splice(place, 1);
    hand();
  }

  return {
    push: (connection) => {
      // Its sender may go while it waits.
      connection.on('error', () => undefined);
      if (waiting.length >= MOST_WAITING) connection.destroy();
      else waiting.push(connection);
      hand();
    },
    add: (worker) => {
      members.add(worker);
      free.push(worker);
      hand();
    },
    remove,
    taken: (worker) => {
      // The copy that is left here: the connection itself goes on.
      handed.get(worker)?.destroy();
      handed.delete(worker);
      if (members.has(worker)) free.push(worker);
      hand();
    },
    lost: (worker) => {
      const connection = handed.get(worker);
      handed.delete(worker);
      if (connection) waiting.unshift(connection);
      remove(worker);
    },
    emptied: () =>
      new Promise((resolve) => {
        emptied = resolve;
        hand();
      }),
    clear: () => {
      for (const connection of waiting.splice(0)) connection.destroy();
    },
  };
}
