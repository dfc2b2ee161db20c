import type { Platform, WorkerPort } from '../platform';
import {
  carryOutTask,
  createTasks,
  reportedError,
  type TaskMessage,
  type TaskResult,
  type Tasks,
} from './tasks';

/** How long a worker may take to come up, in milliseconds: where there are none, some browsers say nothing. */
const COMING_UP = 10_000;

/** Does tasks in workers, several at a time; in this thread where there are none. */
export interface WorkPool extends Tasks {
  /** How many tasks run at a time. */
  readonly size: number;
  /** Ends every worker, with what it holds; what is under way rejects, and nothing more is done. */
  end(): void;
}

/** A worker that is up, and what waits for its next report. */
interface Hand {
  readonly port: WorkerPort;
  waiting: { resolve(done: TaskResult): void; reject(error: Error): void } | null;
  isBroken: boolean;
}

/** Starts as many workers as the platform has; none, where one does not come up. */
export async function openWorkPool(platform: Pick<Platform, 'workers' | 'startWorker'>): Promise<WorkPool> {
  const started = await Promise.all(Array.from({ length: platform.workers }, () => startHand(platform)));
  const hands = started.flatMap((hand) => (hand ? [hand] : []));
  return hands.length === 0 ? poolOfThisThread() : poolOf(hands);
}

function poolOfThisThread(): WorkPool {
  let isEnded = false;
  const tasks = tasksOfThisThread(() => isEnded);
  return {
    ...tasks,
    size: 1,
    end: () => {
      isEnded = true;
    },
  };
}

function tasksOfThisThread(isEnded: () => boolean): Tasks {
  return createTasks(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    if (isEnded()) throw new PoolEnded('while rows were opened');
  });
}

function poolOf(hands: readonly Hand[]): WorkPool {
  const idle = [...hands];
  const queue: ((hand: Hand | null) => void)[] = [];
  let isEnded = false;
  const here = tasksOfThisThread(() => isEnded);
  let working = hands.length;

  /** The next idle worker; null where all broke. */
  function nextHand(): Promise<Hand | null> | Hand | null {
    if (working === 0) return null;
    return idle.pop() ?? new Promise((resolve) => queue.push(resolve));
  }

  function release(hand: Hand): void {
    if (hand.isBroken) {
      working -= 1;
      if (working === 0) for (const resolve of queue.splice(0)) resolve(null);
      return;
    }
    const next = queue.shift();
    if (next) next(hand);
    else idle.push(hand);
  }

  async function run(message: TaskMessage): Promise<TaskResult> {
    const hand = await nextHand();
    if (isEnded) {
      if (hand) release(hand);
      throw new PoolEnded(message.name);
    }
    if (hand === null) return carryOutTask(here, message);
    try {
      return await new Promise<TaskResult>((resolve, reject) => {
        hand.waiting = { resolve, reject };
        if (hand.isBroken) reject(new WorkerBroke('before it was asked'));
        else hand.port.post(message);
      });
    } catch (error) {
      // A worker may break for want of memory: its task is done here, and the others go on.
      if (!(error instanceof WorkerBroke)) throw error;
      return await carryOutTask(here, message);
    } finally {
      hand.waiting = null;
      release(hand);
    }
  }

  return {
    size: hands.length,
    openRows: async (...input) => {
      const done = await run({ name: 'openRows', input });
      return done.name === 'openRows' ? done.result : mixedUp(done);
    },
    openVault: async (...input) => {
      const done = await run({ name: 'openVault', input });
      return done.name === 'openVault' ? done.result : mixedUp(done);
    },
    openInvitation: async (...input) => {
      const done = await run({ name: 'openInvitation', input });
      return done.name === 'openInvitation' ? done.result : mixedUp(done);
    },
    sealVault: async (...input) => {
      const done = await run({ name: 'sealVault', input });
      return done.name === 'sealVault' ? done.result : mixedUp(done);
    },
    end: () => {
      isEnded = true;
      for (const { port, waiting } of hands) {
        port.end();
        waiting?.reject(new PoolEnded('while a task was done'));
      }
    },
  };
}

/** The pool was ended, and with it what was under way. */
class PoolEnded extends Error {
  override name = 'PoolEnded';
}

/** A worker ended by itself. */
class WorkerBroke extends Error {
  override name = 'WorkerBroke';
}

function mixedUp({ name }: TaskResult): never {
  throw new Error(`the result of ${name}, which nobody waits for`);
}

function startHand({ startWorker }: Pick<Platform, 'startWorker'>): Promise<Hand | null> {
  return new Promise((resolve) => {
    let port: WorkerPort;
    try {
      port = startWorker();
    } catch {
      resolve(null);
      return;
    }
    const hand: Hand = { port, waiting: null, isBroken: false };
    const giveUp = () => {
      port.end();
      resolve(null);
    };
    const timer = setTimeout(giveUp, COMING_UP);
    port.listen(
      (report) => {
        if (report.kind === 'ready') {
          clearTimeout(timer);
          resolve(hand);
        } else if (report.kind === 'done') hand.waiting?.resolve(report.done);
        else hand.waiting?.reject(reportedError(report.error));
      },
      () => {
        clearTimeout(timer);
        hand.isBroken = true;
        hand.waiting?.reject(new WorkerBroke('a worker failed'));
        giveUp();
      },
    );
  });
}
