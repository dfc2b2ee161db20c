import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '#lib/error-code';

/** The marker file of a complete build, written last and atomically. */
const WHOLE = 'whole';

/** How a process uses a build; a file `<use>-<pid>` in its folder marks it as in use. */
export type BuildUse = 'making' | 'serving';

/** How often to ask whether pruning has ended, in milliseconds, and how often at most: for two minutes. */
const PRUNING_PAUSE = 20;
const MOST_LOOKS = 6_000;

/** The markers that this process wrote. Another with its process id is of one that was killed: ids come again. */
const ownMarkers = new Set<string>();

/** Builds are still being cleared away, or a process that was killed while it did so left its marker. */
export class PruningUnfinished extends Error {
  override name = 'PruningUnfinished';

  constructor(readonly marker: string) {
    super(`${marker} does not go away`);
  }
}

/** A build that was begun. */
export interface NewBuild {
  name: string;
  directory: string;
}

/**
 * Manages the builds below `root` (`.next`), each in a numbered folder of its own. The current build is the highest complete
 * one, so a build that fails, is killed, or ends after a later one leaves the last good build current.
 * @param isAlive whether the process with this pid still runs on this machine.
 */
export function buildStore(root: string, isAlive: (pid: number) => boolean) {
  const builds = join(root, 'builds');
  const directoryOf = (name: string) => join(builds, name);
  const isWhole = (name: string) => existsSync(join(directoryOf(name), WHOLE));

  /** The names of all builds, oldest first. */
  async function names(): Promise<string[]> {
    const found = await readdir(builds).catch(noneIfMissing);
    return found.filter((name) => /^\d{6}$/.test(name)).sort();
  }

  /** The folder of the newest whole build, or null when there is none. */
  async function current(): Promise<string | null> {
    const newest = (await names()).findLast(isWhole);
    return newest === undefined ? null : directoryOf(newest);
  }

  /** The folders of all whole builds, newest first. */
  async function whole(): Promise<string[]> {
    return (await names()).filter(isWhole).map(directoryOf).reverse();
  }

  /** Makes the folder of a new build for the process `pid`. @throws PruningUnfinished after two minutes. */
  async function create(pid: number): Promise<NewBuild> {
    await mkdir(builds, { recursive: true });
    const last = Number((await names()).at(-1) ?? '0');
    for (let number = last + 1; ; number += 1) {
      const name = String(number).padStart(6, '0');
      const directory = directoryOf(name);
      if (!(await makesFolder(directory))) continue;
      await hold(directory, 'making', pid);
      // Whoever prunes began before this build, and does not know of the objects that it will share.
      for (let looks = 0, marker = await pruningMarker(); marker !== null; marker = await pruningMarker()) {
        looks += 1;
        if (looks > MOST_LOOKS) {
          await discard(name);
          throw new PruningUnfinished(marker);
        }
        await pause(PRUNING_PAUSE);
      }
      return { name, directory };
    }
  }

  /** Makes the build `name` one to serve. */
  async function publish(name: string): Promise<void> {
    await writeFile(join(directoryOf(name), WHOLE), '', { flag: 'wx' });
  }

  /** Makes the build `name` none to serve any more. */
  async function withdraw(name: string): Promise<void> {
    await rm(join(directoryOf(name), WHOLE), { force: true });
  }

  /** Says that the process `pid` makes or serves the build in `directory`, so that nobody clears it away. */
  async function hold(directory: string, deed: BuildUse, pid: number): Promise<void> {
    await writeFile(join(directory, `${deed}-${pid}`), '');
  }

  /** Says that the process `pid` does so no more. */
  async function release(directory: string, deed: BuildUse, pid: number): Promise<void> {
    await rm(join(directory, `${deed}-${pid}`), { force: true });
  }

  /** Removes a build that failed. */
  async function discard(name: string): Promise<void> {
    await rm(directoryOf(name), { recursive: true, force: true });
  }

  /**
   * Deletes the builds that `isKept` does not keep, nobody uses, and that are older than the newest whole one; then calls
   * `prune`, unless a build is being made: it may share what `prune` would delete.
   * @param isKept is asked for whole builds, newest first.
   * @returns whether `prune` was called.
   */
  async function clear(
    isKept: (directory: string) => Promise<boolean>,
    prune: (directories: readonly string[]) => Promise<void>,
  ): Promise<boolean> {
    const marker = join(builds, `pruning-${process.pid}`);
    ownMarkers.add(marker);
    await writeFile(marker, '');
    try {
      const all = (await names()).reverse();
      const newest = all.find(isWhole) ?? '';
      const left: string[] = [];
      let isBeingMade = false;
      for (const name of all) {
        const held = await isHeld(name);
        if (held && !isWhole(name)) isBeingMade = true;
        const stays = isWhole(name) && (await isKept(directoryOf(name)));
        if (stays || held || name >= newest) left.push(directoryOf(name));
        else await discard(name);
      }
      if (!isBeingMade) await prune(left);
      return !isBeingMade;
    } finally {
      await rm(marker, { force: true });
      ownMarkers.delete(marker);
    }
  }

  /** The path of the marker of a process that is clearing builds away; null when there is none. */
  async function pruningMarker(): Promise<string | null> {
    const files = await readdir(builds);
    const alive = files
      .filter((file) => isOfAlive(file, /^pruning-(\d+)$/))
      .map((file) => join(builds, file))
      .find((path) => !path.endsWith(`-${process.pid}`) || ownMarkers.has(path));
    return alive ?? null;
  }

  /** Whether a living process serves the build in `directory`. */
  async function isServed(directory: string): Promise<boolean> {
    const files = await readdir(directory);
    return files.some((file) => isOfAlive(file, /^serving-(\d+)$/));
  }

  async function isHeld(name: string): Promise<boolean> {
    const files = await readdir(directoryOf(name));
    return files.some((file) => isOfAlive(file, /^(?:making|serving)-(\d+)$/));
  }

  function isOfAlive(file: string, pattern: RegExp): boolean {
    const [, pid] = pattern.exec(file) ?? [];
    return pid !== undefined && isAlive(Number(pid));
  }

  return { current, whole, create, publish, withdraw, hold, release, discard, clear, isServed, directoryOf };
}

async function makesFolder(directory: string): Promise<boolean> {
  try {
    await mkdir(directory);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** No builds where there is no folder of them. One that cannot be read may hold any. */
function noneIfMissing(error: unknown): string[] {
  if (errorCode(error) === 'ENOENT') return [];
  throw error;
}
