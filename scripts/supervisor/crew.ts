import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { DrainWay } from '../server/drain';
import { createConnectionQueue } from './connection-queue';
import { createDeathRecord } from './death-record';
import { createHiring, type HiringOptions } from './hiring';
import { BuildRefused, isServedAlike, type ServedBuild } from './served-build';
import type { WorkerProcess } from './worker-process';

/** For each worker, most of earlier builds that finish what they began; with more, the oldest end as at a stop. */
const MOST_LEAVING = 2;

/** The pause before one that was told to go is replaced, in milliseconds: all may have been told, by the same signal. */
const LEFT_PAUSE = 100;

/** What a crew needs of whoever starts it. */
export interface CrewOptions extends HiringOptions {
  /** How many workers serve. */
  readonly size: number;
  /** No worker is left, and none will be started. */
  onEmpty(): void;
}

/** The workers that serve a build together. */
export interface Crew {
  /** Starts them. @throws BuildRefused. */
  start(build: ServedBuild): Promise<void>;
  /** Lets them serve another build from now on. @throws BuildRefused when that could not be: the one before is served on. */
  takeOver(build: ServedBuild): Promise<void>;
  serving(): ServedBuild | null;
  /** Hands a reader's connection to one of them. */
  connection(connection: Socket): void;
  /** Lets them finish, and waits for their end. */
  stop(): Promise<void>;
}

/** Gathers a crew, none of which is started yet. */
export function createCrew(options: CrewOptions): Crew {
  const { size, clock, print } = options;
  const queue = createConnectionQueue<WorkerProcess>();
  const deaths = createDeathRecord();
  /** Those that get connections. */
  const members = new Set<WorkerProcess>();
  const leaving = new Set<WorkerProcess>();
  const { hire, builds, stopAll } = createHiring(options, {
    taken: queue.taken,
    leaving: (worker) => {
      if (!members.has(worker)) return;
      dismiss(worker, 'hand-over');
      void add(LEFT_PAUSE);
    },
    ended: (worker, how) => {
      queue.lost(worker);
      const wasLeaving = leaving.delete(worker);
      const text = `提供网站的进程 ${worker.pid} 意外结束${how === null ? '' : `（${how}）`}`;
      const wasMember = members.delete(worker);
      if (how !== null && (wasLeaving || (wasMember && isStopping)))
        print(`提醒：${text}，是在停止的时候。`, true);
      if (wasMember) lost(text);
    },
  });
  let serving: ServedBuild | null = null;
  let hiring = 0;
  let isStopping = false;

  function serve(build: ServedBuild): void {
    const before = serving?.directory;
    serving = build;
    void builds.begin('crew', build.directory);
    if (before !== undefined) builds.end('crew', before);
  }

  function enlist(worker: WorkerProcess, greets = false): Promise<unknown> {
    members.add(worker);
    queue.add(worker);
    return worker.command({ type: 'open', greets });
  }

  function dismiss(worker: WorkerProcess, way: DrainWay): void {
    members.delete(worker);
    queue.remove(worker);
    leaving.add(worker);
    worker.tell({ type: 'stop', way });
    const [oldest] = leaving;
    if (oldest && leaving.size > MOST_LEAVING * size) oldest.tell({ type: 'stop', way: 'stop' });
  }

  /** Starts one worker more, after a pause, for whichever build is served by then. */
  async function add(milliseconds: number): Promise<void> {
    hiring += 1;
    await pause(milliseconds);
    const reason = await addNow().catch((error: unknown) =>
      error instanceof BuildRefused ? error.message : String(error),
    );
    hiring -= 1;
    if (reason !== null) lost(reason);
  }

  async function addNow(): Promise<null> {
    while (!isStopping && serving) {
      const build = serving;
      const worker = await hire(build, false);
      // Another build may have taken over meanwhile.
      if (build !== serving || isStopping) dismiss(worker, 'stop');
      else {
        await enlist(worker);
        break;
      }
    }
    return null;
  }

  function fill(): void {
    for (let more = size - members.size - hiring; more > 0; more -= 1) void add(0);
  }

  function lost(how: string): void {
    if (isStopping) return;
    const wait = deaths.note(clock.now());
    if (wait !== null) {
      print(`提醒：${how}。正在重新启动一个。`, true);
      void add(wait);
      return;
    }
    print(
      `错误：${how}。一分钟内已经多次这样，不再重新启动，现在还有 ${members.size} 个进程提供网站。请根据日志里的错误查明原因，再重新启动 npm start。`,
      true,
    );
    if (members.size + hiring === 0) options.onEmpty();
  }

  /** Lets the workers themselves go over to another build of the same application. */
  async function switchTo(build: ServedBuild): Promise<void> {
    const { directory } = build;
    const crew = [...members];
    await Promise.all(crew.map((worker) => builds.begin(worker, directory)));
    const reasons = await Promise.all(
      crew.map((worker) => worker.command({ type: 'prove', build: directory })),
    );
    const reason = reasons.find((one) => one !== null) ?? null;
    if (reason !== null) {
      for (const worker of crew) {
        worker.tell({ type: 'forget', build: directory });
        builds.end(worker, directory);
      }
      throw new BuildRefused(reason);
    }
    serve(build);
    await Promise.all(
      crew.map(async (worker) => {
        // One that does not go over must not go on with the build before.
        if ((await worker.command({ type: 'switch', build: directory })) !== null) worker.kill();
      }),
    );
    // Those that came while the others proved it.
    for (const worker of members) if (!crew.includes(worker)) dismiss(worker, 'hand-over');
  }

  /** Puts new workers in the place of all. */
  async function replaceAll(build: ServedBuild): Promise<void> {
    const hired = await Promise.allSettled(Array.from({ length: size }, () => hire(build, true)));
    const ready = hired.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = hired.find((one) => one.status === 'rejected');
    if (failed) {
      for (const worker of ready) worker.kill();
      throw failed.reason;
    }
    const before = [...members];
    serve(build);
    const opened = ready.map((worker) => enlist(worker));
    for (const worker of before) dismiss(worker, 'hand-over');
    await Promise.all(opened);
  }

  return {
    start: async (build) => {
      serve(build);
      // One alone first: it makes what a first start makes.
      await enlist(await hire(build, false), true);
      fill();
    },
    takeOver: async (build) => {
      const isAlike = serving !== null && isServedAlike(serving, build) && members.size > 0;
      await (isAlike ? switchTo(build) : replaceAll(build));
      deaths.clear();
      fill();
    },
    serving: () => serving,
    connection: queue.push,
    stop: async () => {
      isStopping = true;
      await queue.emptied();
      await stopAll('stop');
      queue.clear();
    },
  };
}
