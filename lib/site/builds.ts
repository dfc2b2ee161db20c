import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Builds that stay on disk beside the newest: a server that still runs one keeps its files. */
const KEPT_BUILDS = 2;

/**
 * The builds below `root` (`.next`). Each has a folder of its own; a file names the one to serve and changes in
 * one step, when a build is whole. So a build that fails, or is killed, leaves the last good one as it was.
 */
export function buildStore(root: string) {
  const builds = join(root, 'builds');
  const pointer = join(root, 'current');

  /** The folder of the newest whole build, or null when there is none. */
  async function current(): Promise<string | null> {
    const name = await readFile(pointer, 'utf8').catch(() => null);
    return name === null ? null : join(builds, name.trim());
  }

  /** Makes the folder of a new build; `name` must sort after those of earlier builds. */
  async function create(name: string): Promise<string> {
    const directory = join(builds, name);
    await mkdir(directory, { recursive: true });
    return directory;
  }

  /** Makes the build `name` the one to serve, and clears older ones away. */
  async function publish(name: string): Promise<void> {
    await writeFile(`${pointer}.new`, `${name}\n`);
    await rename(`${pointer}.new`, pointer);
    const older = (await readdir(builds)).filter((candidate) => candidate < name).sort();
    await Promise.all(older.slice(0, -KEPT_BUILDS || undefined).map(discard));
  }

  /** Removes a build that failed. */
  async function discard(name: string): Promise<void> {
    await rm(join(builds, name), { recursive: true, force: true });
  }

  return { current, create, publish, discard };
}
