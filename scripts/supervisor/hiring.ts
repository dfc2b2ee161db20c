import type { Clock } from '#lib/clock';
import type { DrainWay } from '../server/drain';
import { type BuildsInUse, trackBuilds } from './builds-in-use';
import { createLogLines } from './log-lines';
import type { FigureBook } from './metrics';
import { BuildRefused, type ServedBuild, workerProgram } from './served-build';
import { createSharedState } from './shared-state';
import { forkWorker, type WorkerProcess, type WorkerWord } from './worker-process';

/** What workers need of whoever started this process. */
export interface HiringOptions {
  readonly clock: Clock;
  /** Whether the office's key may be made where there is none. */
  readonly mayMakeKey: boolean;
  /** The secret by which workers know the doctor; null for none. */
  readonly probe: string | null;
  /** Where workers' figures are gathered; null where none are wanted. */
  readonly figures: FigureBook<WorkerProcess> | null;
  print(text: string, isError: boolean): void;
  /** It is known to whom submissions are sealed. */
  onRecipient(recipient: string): void;
  /** The build in this folder is used, or no more. */
  onUse(directory: string, isUsed: boolean): Promise<void>;
}

/** Who decides which workers get connections. */
export interface WorkerOwner {
  taken(worker: WorkerProcess): void;
  /** It was told to stop by a signal. */
  leaving(worker: WorkerProcess): void;
  /** @param how the signal or the exit code; null where it was told to stop, and did or was killed. */
  ended(worker: WorkerProcess, how: string | null): void;
}

/** Starts workers, and serves them with what they share. */
export interface Hiring {
  /** Starts a worker and lets it prove the build; it gets no connection yet. @throws BuildRefused. */
  hire(build: ServedBuild, takesOver: boolean): Promise<WorkerProcess>;
  /** Which builds are used by which worker, or by the crew as a whole. */
  readonly builds: BuildsInUse<WorkerProcess | 'crew'>;
  /** Tells all that live to stop, and waits for their end. */
  stopAll(way: DrainWay): Promise<void>;
}

/** Prepares to start workers. */
export function createHiring(options: HiringOptions, owner: WorkerOwner): Hiring {
  const shared = createSharedState<WorkerProcess>();
  const lines = createLogLines<WorkerProcess>(options.print, options.clock);
  const builds = trackBuilds<WorkerProcess | 'crew'>(options.onUse);
  const living = new Set<WorkerProcess>();
  let hadStore = false;
  let isStopping = false;

  function hear(worker: WorkerProcess, word: WorkerWord): void {
    switch (word.type) {
      case 'taken':
        owner.taken(worker);
        break;
      case 'leaving':
        owner.leaving(worker);
        break;
      case 'call':
        shared.answer(worker, word.call).then((value) => worker.tell({ type: 'answer', id: word.id, value }));
        break;
      case 'unlock':
        shared.unlock(worker, word.name);
        break;
      case 'line':
        lines.say(worker, word.text, word.isError);
        break;
      case 'met':
        for (const other of living) if (other !== worker) other.tell(word);
        break;
      case 'recipient':
        hadStore = true;
        options.onRecipient(word.recipient);
        break;
      case 'figures':
        options.figures?.note(worker, word.figures);
        break;
      case 'freed':
        builds.end(worker, word.build);
    }
  }

  function ended(worker: WorkerProcess, how: string | null): void {
    living.delete(worker);
    shared.forget(worker);
    builds.forget(worker);
    options.figures?.forget(worker);
    owner.ended(worker, how);
  }

  return {
    builds,
    hire: async (build, takesOver) => {
      const worker = forkWorker(workerProgram(build), {
        said: (word) => hear(worker, word),
        killed: (seconds) => options.print(killedText(worker, seconds), true),
        ended: (how) => ended(worker, how),
      });
      living.add(worker);
      lines.begin(worker);
      await builds.begin(worker, build.directory);
      const reason = await worker.command({
        type: 'start',
        build: build.directory,
        takesOver,
        // Once there was one, another in its place would hide what is stored in it.
        mayMake: !hadStore,
        mayMakeKey: options.mayMakeKey,
        probe: options.probe,
        measures: options.figures !== null,
      });
      // One that was told to stop meanwhile is missed by nobody.
      if (isStopping) await new Promise(() => undefined);
      if (reason === null) return worker;
      worker.kill();
      throw new BuildRefused(reason);
    },
    stopAll: async (way) => {
      isStopping = true;
      for (const worker of living) worker.tell({ type: 'stop', way });
      await Promise.all([...living].map((worker) => worker.gone));
    },
  };
}

function killedText({ pid }: WorkerProcess, seconds: number): string {
  return `提醒：提供网站的进程 ${pid} 通知停止以后 ${seconds} 秒还没有结束，已经强制结束；多半是某块磁盘不答复，BACKUP_DIR 在网络磁盘上的先看它。收好的反馈不受影响。`;
}
