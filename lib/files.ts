import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentTree } from '#lib/notice/source';

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
  const contents = await Promise.all(files.map((path) => readFile(join(directory, path))));
  return new Map(files.map((path, index) => [path, contents[index] ?? new Uint8Array()]));
}
