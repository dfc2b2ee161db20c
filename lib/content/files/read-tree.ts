import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { irregularFileBytes } from '#lib/content/files/irregular-file';
import type { ContentTree } from '#lib/content/source';
import { readWholeFile } from '#lib/whole-file';

/**
 * Reads all files below `directory`, by path with `/`. Hidden files and editors' backups (`~` at the end) are skipped;
 * symbolic links and special files have placeholder bytes (`irregularFileBytes`).
 * @throws the file system's error when the folder cannot be read.
 */
export async function readTree(directory: string): Promise<ContentTree> {
  // Small files, one after the other: a promise for each costs ten times as much as reading it.
  return new Map(
    entriesBelow(directory).map(({ path, irregular }) => [
      path,
      irregular ?? Buffer.from(readWholeFile(join(directory, path))),
    ]),
  );
}

/** A file as it was read, and what the file system said of it then. */
interface KnownFile {
  stamp: string;
  bytes: Uint8Array;
}

/**
 * Reads a folder as `readTree` does, again and again: of files that the file system says are as they were, the bytes that
 * were read before; where all are, the same tree. For a folder that is being edited, not for what is published: a program
 * can set a file's times.
 * @returns a function that reads, and throws the file system's error when the folder cannot be read.
 */
export function treeReader(directory: string): () => ContentTree {
  let known = new Map<string, KnownFile>();
  let tree: ContentTree = new Map();
  return () => {
    const current = new Map<string, KnownFile>();
    let isChanged = false;
    for (const { path, irregular } of entriesBelow(directory)) {
      const stamp = irregular ? String(irregular) : stampOf(join(directory, path));
      // It was removed meanwhile.
      if (stamp === null) continue;
      const before = known.get(path);
      const isSame = before?.stamp === stamp;
      isChanged ||= !isSame;
      current.set(path, isSame ? before : { stamp, bytes: irregular ?? readFileSync(join(directory, path)) });
    }
    if (isChanged || current.size !== known.size)
      tree = new Map(Array.from(current, ([path, { bytes }]) => [path, bytes]));
    known = current;
    return tree;
  };
}

/** Tells one state of a file from another, before it is read; null when there is none. */
function stampOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ') : null;
}

interface Entry {
  path: string;
  /** Placeholder bytes of an irregular file, which is not read; null for a regular file. */
  irregular: Uint8Array | null;
}

/** Lists the files below a folder of `directory`, with `/`; `folder` ends with one. Adds them to `entries`, and returns it. */
function entriesBelow(directory: string, folder = '', entries: Entry[] = []): Entry[] {
  for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
    const path = folder + entry.name;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) entriesBelow(directory, `${path}/`, entries);
    else if (!path.endsWith('~'))
      entries.push({
        path,
        irregular: entry.isFile() ? null : irregularFileBytes(entry.isSymbolicLink()),
      });
  }
  return entries;
}
