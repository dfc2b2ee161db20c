import type { Platform, WorkerPort } from '../platform';
import { createTasks, reportedError, type TaskMessage, type TaskResult, type Tasks } from './tasks';

/** How long a worker may take to come up, in milliseconds: where there are none, some browsers say nothing. */
const COMING_UP = 10_000;

/** Does tasks in workers, several at a time; in this thread where there are none. */
export interface WorkPool extends Tasks {
  /** How many tasks run at a time. */
  readonly size: number;
  /** Ends every worker, with what it holds; what is under way never resolves. */
  end(): void;
}

/** A worker that is up, and what waits for its next report. */
interface Hand {
  readonly port: WorkerPort;
  waiting: { resolve(done: TaskResult): void; reject(error: Error): void } | null;
}

/** Starts as many workers as the platform has; none, where one does not come up. */
export async function openWorkPool(platform: Pick<Platform, 'workers' | 'startWorker'>): Promise<WorkPool> {
  const started = await Promise.all(Array.from({ length: platform.workers }, () => startHand(platform)));
  const hands = started.flatMap((hand) => (hand ? [hand] : []));
  return hands.length === 0 ? poolOfThisThread() : poolOf(hands);
}

function poolOfThisThread(): WorkPool {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { ...createTasks(pause), size: 1, end: () => undefined };
}

function poolOf(hands: readonly Hand[]): WorkPool {
  const idle = [...hands];
  const queue: ((hand: Hand) => void)[] = [];

  async function run(message: TaskMessage): Promise<TaskResult> {
    const hand = idle.pop() ?? (await new Promise<Hand>((resolve) => queue.push(resolve)));
    try {
      return await new Promise((resolve, reject) => {
        hand.waiting = { resolve, reject };
        hand.port.post(message);
      });
    } finally {
      hand.waiting = null;
      const next = queue.shift();
      if (next) next(hand);
      else idle.push(hand);
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
    sealVault: async (...input) => {
      const done = await run({ name: 'sealVault', input });
      return done.name === 'sealVault' ? done.result : mixedUp(done);
    },
    end: () => {
      for (const { port } of hands) port.end();
    },
  };
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
    const hand: Hand = { port, waiting: null };
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
        hand.waiting?.reject(new Error('a worker failed'));
        giveUp();
      },
    );
  });
}
