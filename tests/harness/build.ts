import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildStore } from '#lib/site/build/builds';
import { TEST_OUTPUT } from './server';

/** The folder of the newest build of the fixtures. */
export async function newestBuild(): Promise<string> {
  const directory = await buildStore(TEST_OUTPUT, () => true).current();
  if (directory === null) throw new Error('the fixtures are not built');
  return directory;
}

/** The paths, relative to it, of all files below a folder; none when there is no such folder. */
export async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
