import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { nextEvents } from '#lib/concurrency';
import { isMarkdown } from '#lib/content/files/file-names';
import type { ContentTree } from '#lib/content/source';
import { programHash } from '#lib/program';
import {
  type CheckContext,
  ContentChecks,
  decodeCheck,
  folderForLinks,
  type MadeCheck,
} from '#lib/versions/checks/content-checks';
import type { MakeChecks } from '#lib/versions/checks/content-loader';
import { type CheckRequest, checkAnswerSchema } from './check-job';

/** Checks for which one more process is worth its start, which takes as long as thirty of them. */
const CHECKS_A_PROCESS = 80;

/** Processes beside this one, at most: each takes some 150 MB. */
const MOST_PROCESSES = 7;

/** Notices that a process is sent at a time, and how often ahead, so that it need not wait for the next. */
const AT_A_TIME = 4;
const AHEAD = 2;

/** Options of `concurrentChecks`. */
interface ConcurrentChecksOptions {
  readonly cores?: number;
  /** The program that asks; null where nobody knows, and then nothing is cached either. */
  readonly program?: string | null;
  /** Starts a process that runs `check-part.ts`. */
  readonly start?: () => ChildProcess;
}

/**
 * Makes checks in this process and, where there are many, in others beside it, one for each further core. What such a
 * process does not return is left to the caller: it ended, said what is no answer, or runs another program than this one,
 * since the sources changed meanwhile.
 */
export function concurrentChecks({
  cores = availableParallelism(),
  program = programHash(),
  start = startProcess,
}: ConcurrentChecksOptions = {}): MakeChecks {
  return async (folders, context, slugs) => {
    const wanted = Math.ceil(slugs.length / CHECKS_A_PROCESS) - 1;
    const processes = Math.min(wanted, cores - 1, MOST_PROCESSES);
    const made = new Map<string, MadeCheck>();
    if (processes <= 0) return made;
    const waiting = [...slugs];
    const others = Array.from({ length: processes }, () => {
      const child = start();
      return { child, ended: driveChecker({ child, program, folders, context, waiting, made }) };
    });
    const checks = new ContentChecks(folders, context);
    try {
      // From the end: the others begin at the beginning.
      for (let slug = waiting.pop(); slug !== undefined; slug = waiting.pop()) {
        made.set(slug, checks.make(slug));
        await nextEvents();
      }
    } catch (error) {
      for (const { child } of others) release(child);
      throw error;
    }
    await Promise.all(others.map(({ ended }) => ended));
    return made;
  };
}

function startProcess(): ChildProcess {
  return fork('scripts/launch.mjs', ['check-part'], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

interface Checker {
  readonly child: ChildProcess;
  readonly program: string | null;
  readonly folders: ReadonlyMap<string, ContentTree>;
  readonly context: CheckContext;
  /** What is still to be checked, shared by all: each takes from it. */
  readonly waiting: string[];
  /** What is made, shared by all: each adds to it. */
  readonly made: Map<string, MadeCheck>;
}

/** Drives a process that checks. Resolves when nothing waits any more, or it ended. */
function driveChecker({ child, program, folders, context, waiting, made }: Checker): Promise<void> {
  const { root, office } = context;
  let asked = 0;

  function hand(): void {
    while (asked < AHEAD && waiting.length > 0) {
      asked += 1;
      const next = waiting.splice(0, AT_A_TIME);
      const whole = new Map(next.map((slug) => [slug, folders.get(slug) ?? new Map<string, Uint8Array>()]));
      send(child, { folders: whole, linked: foldersNamedIn(whole, folders) });
    }
    if (asked === 0) release(child);
  }

  child.once('spawn', () => {
    send(child, { context: { root, office } });
    hand();
  });
  child.on('message', (message) => {
    const { success, data } = checkAnswerSchema.safeParse(message);
    if (!success || (program !== null && data.program !== program)) return release(child);
    asked -= 1;
    for (const { slug, check } of data.made) {
      const decoded = decodeCheck(check);
      if (decoded) made.set(slug, decoded);
    }
    hand();
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

/** What may be the name of a notice's folder. */
const NAME = /[\w-]+/g;

/**
 * The folders of other notices that texts name, for what a check asks of them. One named in another way is not found: then
 * the check's answer does not hold, and it is made where all are known. All of a thousand notices would be twenty megabytes,
 * for which a process had to wait, since this one sends a piece between two checks of its own.
 */
function foldersNamedIn(
  whole: ReadonlyMap<string, ContentTree>,
  folders: ReadonlyMap<string, ContentTree>,
): Map<string, ContentTree> {
  const named = new Map<string, ContentTree>();
  for (const tree of whole.values())
    for (const [path, { buffer, byteOffset, length }] of tree) {
      if (!isMarkdown(path)) continue;
      for (const [slug] of Buffer.from(buffer, byteOffset, length).toString('latin1').matchAll(NAME)) {
        const folder = whole.has(slug) || named.has(slug) ? undefined : folders.get(slug);
        if (folder) named.set(slug, folderForLinks(folder));
      }
    }
  return named;
}

/** Lets a process end: it has no one to answer to any more. */
function release(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

function send(child: ChildProcess, request: CheckRequest): void {
  // One that is gone is told of by its end.
  child.send(request, () => undefined);
}
