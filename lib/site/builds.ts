import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#lib/error-code';

/** The marker file of a complete build, written last and atomically. */
const WHOLE = 'whole';

/** Complete builds that stay on disk beside the newest, to roll back to. */
const KEPT_BUILDS = 1;

/** How a process uses a build; a file `<use>-<pid>` in its folder marks it as in use. */
export type BuildUse = 'making' | 'serving';

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
    const found = await readdir(builds).catch(() => []);
    return found.filter((name) => /^\d{6}$/.test(name)).sort();
  }

  /** The folder of the newest whole build, or null when there is none. */
  async function current(): Promise<string | null> {
    return (await whole())[0] ?? null;
  }

  /** The folders of all whole builds, newest first. */
  async function whole(): Promise<string[]> {
    return (await names()).filter(isWhole).map(directoryOf).reverse();
  }

  /** Makes the folder of a new build for the process `pid`. */
  async function create(pid: number): Promise<NewBuild> {
    await mkdir(builds, { recursive: true });
    const last = Number((await names()).at(-1) ?? '0');
    for (let number = last + 1; ; number += 1) {
      const name = String(number).padStart(6, '0');
      const directory = directoryOf(name);
      if (!(await makesFolder(directory))) continue;
      await hold(directory, 'making', pid);
      return { name, directory };
    }
  }

  /** Makes the build `name` one to serve, and clears older ones away that nobody needs. */
  async function publish(name: string): Promise<void> {
    await writeFile(join(directoryOf(name), WHOLE), '', { flag: 'wx' });
    await clear().catch(() => undefined);
  }

  /** Says that the process `pid` makes or serves the build in `directory`, so that nobody clears it away. */
  async function hold(directory: string, deed: BuildUse, pid: number): Promise<void> {
    await writeFile(join(directory, `${deed}-${pid}`), '');
  }

  /** Removes a build that failed. */
  async function discard(name: string): Promise<void> {
    await rm(directoryOf(name), { recursive: true, force: true });
  }

  async function clear(): Promise<void> {
    const all = await names();
    const kept = new Set(all.filter(isWhole).slice(-1 - KEPT_BUILDS));
    const newest = all.filter(isWhole).at(-1) ?? '';
    for (const name of all) {
      if (name < newest && !kept.has(name) && !(await isHeld(name))) await discard(name);
    }
  }

  async function isHeld(name: string): Promise<boolean> {
    const files = await readdir(directoryOf(name));
    return files.some((file) => {
      const [, pid] = /^(?:making|serving)-(\d+)$/.exec(file) ?? [];
      return pid !== undefined && isAlive(Number(pid));
    });
  }

  return { current, whole, create, publish, hold, discard };
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
