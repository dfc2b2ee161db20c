import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { nextEvents } from '#lib/concurrency';
import type { ContentTree } from '#lib/content/source';
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

/**
 * Makes checks in this process and, where there are many, in others beside it, one for each further core. Whatever such a
 * process does not return, also because it ended, is left to the caller.
 */
export function concurrentChecks(cores = availableParallelism()): MakeChecks {
  return async (folders, context, slugs) => {
    const wanted = Math.ceil(slugs.length / CHECKS_A_PROCESS) - 1;
    const processes = Math.min(wanted, cores - 1, MOST_PROCESSES);
    const made = new Map<string, MadeCheck>();
    if (processes <= 0) return made;
    const waiting = [...slugs];
    const others = Array.from({ length: processes }, () => startChecker(folders, context, waiting, made));
    const checks = new ContentChecks(folders, context);
    // From the end: the others begin at the beginning.
    for (let slug = waiting.pop(); slug !== undefined; slug = waiting.pop()) {
      made.set(slug, checks.make(slug));
      await nextEvents();
    }
    await Promise.all(others);
    return made;
  };
}

/** Starts a process that takes what waits and adds to what is made. Resolves when nothing waits any more, or it ended. */
function startChecker(
  folders: ReadonlyMap<string, ContentTree>,
  { root, office }: CheckContext,
  waiting: string[],
  made: Map<string, MadeCheck>,
): Promise<void> {
  const child = fork('scripts/launch.mjs', ['check-part'], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let asked = 0;

  function hand(): void {
    while (asked < AHEAD && waiting.length > 0) {
      asked += 1;
      const next = waiting.splice(0, AT_A_TIME);
      send(child, { folders: new Map(next.map((slug) => [slug, folders.get(slug) ?? new Map()])) });
    }
    if (asked === 0) child.disconnect();
  }

  child.once('spawn', () => {
    const linked = new Map(Array.from(folders, ([slug, folder]) => [slug, folderForLinks(folder)]));
    send(child, { context: { root, office }, linked });
    hand();
  });
  child.on('message', (message) => {
    asked -= 1;
    for (const { slug, check } of checkAnswerSchema.parse(message).made) {
      const decoded = decodeCheck(check);
      if (decoded) made.set(slug, decoded);
    }
    hand();
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

function send(child: ChildProcess, request: CheckRequest): void {
  // One that is gone is told of by its end.
  child.send(request, () => undefined);
}
