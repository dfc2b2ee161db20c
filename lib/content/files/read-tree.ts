import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentTree } from '#lib/content/source';

const FILES_AT_ONCE = 64;

/**
 * The files below `directory`, by path with `/`. Hidden files and whatever else editors leave behind
 * (`~` at the end) are passed over.
 * @throws the file system's error when the folder cannot be read.
 */
export async function readTree(directory: string): Promise<ContentTree> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(directory, '/').length).split('\\').join('/'),
    )
    .filter((path) => !/(^|\/)\.|~$/.test(path));
  const tree = new Map<string, Uint8Array>();
  // A few at a time: a process may hold only so many files open.
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const batch = files.slice(start, start + FILES_AT_ONCE);
    const contents = await Promise.all(batch.map((path) => readFile(join(directory, path))));
    for (const [index, path] of batch.entries()) tree.set(path, contents[index] ?? new Uint8Array());
  }
  return tree;
}
