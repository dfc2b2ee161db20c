import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import type { SharedCall } from '../server/protocol';

/** What workers share: counters of sources, which touch no disk, and locks. */
export interface SharedState<Worker> {
  /** Answers a call of a worker; a lock when it is had. */
  answer(worker: Worker, call: SharedCall): Promise<unknown>;
  unlock(worker: Worker, name: string): void;
  /** Releases what a worker held whose process has ended. */
  forget(worker: Worker): void;
}

interface Waiter<Worker> {
  worker: Worker;
  grant: () => void;
}

/** Creates the state that workers share; it lives as long as this process, whatever becomes of them. */
export function createSharedState<Worker>(): SharedState<Worker> {
  const counters = memoryCounters();
  /** By the lock's name: its holder, and after it those who wait. */
  const locks = new Map<string, Waiter<Worker>[]>();

  function lock(worker: Worker, name: string): Promise<void> {
    return new Promise((resolve) => {
      const line = locks.get(name) ?? [];
      locks.set(name, line);
      line.push({ worker, grant: resolve });
      if (line.length === 1) resolve();
    });
  }

  /** Takes waiters out of a line, and lets the first go on when its holder was among them. */
  function leave(name: string, isLeaving: (waiter: Waiter<Worker>, place: number) => boolean): void {
    const line = locks.get(name) ?? [];
    const rest = line.filter((waiter, place) => !isLeaving(waiter, place));
    if (rest.length === 0) locks.delete(name);
    else locks.set(name, rest);
    if (rest[0] !== line[0]) rest[0]?.grant();
  }

  return {
    answer: (worker, call) => {
      switch (call.call) {
        case 'count':
          return counters.count(call.of);
        case 'uncount':
          return counters.uncount(call.of);
        case 'forgetCounts':
          return counters.forgetCounts(call.before);
        case 'dailyKey':
          return counters.dailyKey(call.purpose, call.fresh, call.keepFrom);
        case 'dailyKeys':
          return counters.dailyKeys(call.purpose);
        case 'lock':
          return lock(worker, call.name);
      }
    },
    unlock: (worker, name) => leave(name, (waiter, place) => place === 0 && waiter.worker === worker),
    forget: (worker) => {
      for (const name of [...locks.keys()]) leave(name, (waiter) => waiter.worker === worker);
    },
  };
}
