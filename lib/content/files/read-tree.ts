import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentTree } from '#lib/content/source';

const FILES_AT_ONCE = 64;

/**
 * Reads all files below `directory`, by path with `/`. Hidden files and editors' backups (`~` at the end) are skipped.
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
  // In batches: a process can have only so many files open.
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const batch = files.slice(start, start + FILES_AT_ONCE);
    const contents = await Promise.all(batch.map((path) => readFile(join(directory, path))));
    for (const [index, path] of batch.entries()) tree.set(path, contents[index] ?? new Uint8Array());
  }
  return tree;
}
