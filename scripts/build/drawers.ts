import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Drawing } from '#lib/site/build/make-build';
import type { CssByName } from '#lib/site/page-styles';
import { type DrawJob, type DrawRequest, drawAnswerSchema } from './draw-job';

/** Jobs for which one more process is worth its start. */
const JOBS_A_PROCESS = 60;

/** Jobs that a process has beside the one under way, so that it need not wait for the next. */
const AHEAD = 2;

/** The processes that draw for one build. */
export interface Drawers extends Drawing {
  /** Must be called before anything is drawn. */
  setStyles(styles: CssByName): void;
  close(): Promise<void>;
}

interface Waiting {
  job: DrawJob;
  resolve(drawn: string | Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Draws from the compiled application in `directory`, in a process that is started at once, since it takes its time to load
 * what it draws with, and in more of them when there is much.
 */
export function openDrawers(directory: string): Drawers {
  const processes: { child: ChildProcess; busy: Map<number, Waiting> }[] = [];
  const waiting: Waiting[] = [];
  let styles: CssByName | null = null;
  let numbered = 0;
  let isClosed = false;
  /** Why nothing can be drawn any more. */
  let broken: Error | null = null;

  function send(child: ChildProcess, request: DrawRequest): void {
    // One that is gone is told of by its end.
    child.send(request, () => undefined);
  }

  function start(): void {
    const child = fork(join(directory, 'draw.mjs'), [directory], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const busy = new Map<number, Waiting>();
    processes.push({ child, busy });
    if (styles) send(child, { styles });
    child.on('message', (message) => {
      const answer = drawAnswerSchema.parse(message);
      const asked = busy.get(answer.id);
      busy.delete(answer.id);
      if ('drawn' in answer) asked?.resolve(answer.drawn);
      else asked?.reject(new Error(answer.error));
      hand();
    });
    const end = (error: Error) => {
      broken = error;
      for (const { reject } of [...busy.values(), ...(isClosed ? [] : waiting.splice(0))]) reject(error);
    };
    child.on('error', end);
    child.on('exit', (code, signal) => end(new Error(`a process that draws ended (${signal ?? code})`)));
  }

  /** Hands waiting jobs to whoever is free, the least busy first. */
  function hand(): void {
    if (styles === null) return;
    const wanted = Math.ceil((waiting.length + numbered) / JOBS_A_PROCESS);
    while (processes.length < Math.min(wanted, availableParallelism())) start();
    for (;;) {
      const [free] = [...processes].sort((a, b) => a.busy.size - b.busy.size);
      if (!free || free.busy.size >= AHEAD || waiting.length === 0) return;
      const next = waiting.shift();
      if (!next) return;
      numbered += 1;
      free.busy.set(numbered, next);
      send(free.child, { id: numbered, job: next.job });
    }
  }

  function draw(job: DrawJob): Promise<string | Uint8Array> {
    // One may have ended while nothing was to be drawn yet: what it is sent then nobody answers.
    if (broken) return Promise.reject(broken);
    return new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      hand();
    });
  }

  start();
  const page = async (job: DrawJob) => String(await draw(job));
  return {
    setStyles: (css) => {
      styles = css;
      for (const { child } of processes) send(child, { styles });
      hand();
    },
    sitePage: (name, data) => page({ kind: 'site-page', name, data }),
    noticePage: (data) => page({ kind: 'notice-page', data }),
    shareImage: async (picture) => {
      const drawn = await draw({ kind: 'share-image', picture });
      return typeof drawn === 'string' ? Buffer.from(drawn) : drawn;
    },
    close: async () => {
      isClosed = true;
      const ends = processes.map(({ child }) =>
        child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null,
      );
      for (const { child } of processes) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}
