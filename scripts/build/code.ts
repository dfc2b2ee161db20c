import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Everything that an application is compiled from, or that decides how. */
const FOLDERS = ['app', 'components', 'lib', 'public', 'scripts'];
const FILES = ['next.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Hashes the code, the dependencies and the configuration of the application in the current folder, with the version of
 * Node that compiles it. Neither names of folders above it nor times count.
 */
export async function hashCode(): Promise<string> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  // A copy inside this project, as a benchmark makes one, has no lock file of its own.
  const paths = [...found.flat(), ...FILES.filter((path) => existsSync(path))].sort();
  const contents = await Promise.all(paths.map((path) => readFile(path)));
  const hash = createHash('sha256').update([process.version, process.platform, process.arch].join('\0'));
  for (const [index, path] of paths.entries()) {
    const content = contents[index] ?? Buffer.alloc(0);
    hash.update(`\0${path.replaceAll(sep, '/')}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest('hex');
}
