import { cp, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { type BuiltManifest, builtManifestSchema } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { pagePiecesSchema } from '#lib/site/page-pieces';
import { TEST_OUTPUT } from './server';

/** The folder of the newest build of the fixtures. */
export async function newestBuild(): Promise<string> {
  const directory = await buildStore(TEST_OUTPUT, () => true).current();
  if (directory === null) throw new Error('the fixtures are not built');
  return directory;
}

/** The manifest of a build. */
export async function manifestOfBuild(directory: string): Promise<BuiltManifest> {
  return builtManifestSchema.parse(JSON.parse(await readFile(buildFiles(directory).manifest, 'utf8')));
}

/** Copies the compiled application below `output`: a build there is drawn from it, and compiles none. */
export async function copyApplication(output: string): Promise<void> {
  await cp(join(TEST_OUTPUT, 'applications'), join(output, 'applications'), { recursive: true });
}

/** Copies the newest build of the fixtures, with all that it is made of, below `output`; gives the copy's folder. */
export async function copiedBuild(output: string): Promise<string> {
  const build = await newestBuild();
  const directory = join(output, 'builds', basename(build));
  await cp(build, directory, { recursive: true });
  await cp(join(TEST_OUTPUT, 'objects'), join(output, 'objects'), { recursive: true });
  await copyApplication(output);
  return directory;
}

/** The path of an object of a build. */
export function objectPath(directory: string, name: string): string {
  return join(buildFiles(directory).objects, name.slice(0, 2), name.slice(2));
}

/** The pages of the newest build of the fixtures, by their names, with what they hold for every state. */
export async function builtPages(): Promise<Map<string, string>> {
  const directory = await newestBuild();
  const store = openObjectStore(buildFiles(directory).objects);
  const { objects } = await manifestOfBuild(directory);
  const pages = Object.entries(objects.pages).map(async ([page, name]): Promise<[string, string]> => {
    const pieces = pagePiecesSchema.parse(JSON.parse((await store.get(name)).toString()));
    return [page, pieces.map((piece) => (typeof piece === 'string' ? piece : piece.html)).join('')];
  });
  return new Map(await Promise.all(pages));
}

/** The paths, relative to it, of all files below a folder; none when there is no such folder. */
export async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
