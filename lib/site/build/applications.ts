import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorCode } from '#lib/error-code';

/** The marker file of a whole application: it holds the hash of all its other files, and is written last. */
const WHOLE = 'whole';

/** Digits of the code's hash in a folder's name. */
const NAMED = 16;

/** Manages the compiled applications below `root`, in folders named by the hash of the code that they were compiled from. */
export function applicationStore(root: string, isAlive: (pid: number) => boolean) {
  const applications = join(root, 'applications');
  const directoryOf = (name: string) => join(applications, name);
  const names = async () => (await readdir(applications).catch(() => [])).sort();

  /** The whole application that was compiled from the code with this hash; null for none. One that was changed since counts as none. */
  async function find(code: string): Promise<string | null> {
    for (const name of await names())
      if (name.startsWith(code.slice(0, NAMED)) && (await isWhole(directoryOf(name), code))) return name;
    return null;
  }

  /** Makes the folder of an application that the process `pid` is going to compile. */
  async function create(code: string, pid: number): Promise<string> {
    await mkdir(applications, { recursive: true });
    for (let number = 1; ; number += 1) {
      const name = `${code.slice(0, NAMED)}-${number}`;
      try {
        await mkdir(directoryOf(name));
      } catch (error) {
        if (errorCode(error) === 'EEXIST') continue;
        throw error;
      }
      await writeFile(join(directoryOf(name), `making-${pid}`), '');
      return name;
    }
  }

  /** Marks an application as whole: from now on builds may be drawn from it and served by it. */
  async function finish(name: string, code: string): Promise<void> {
    const directory = directoryOf(name);
    for (const file of await readdir(directory))
      if (file.startsWith('making-')) await rm(join(directory, file));
    await writeFile(join(directory, WHOLE), checksum(directory, code), { flag: 'wx' });
  }

  async function discard(name: string): Promise<void> {
    await rm(directoryOf(name), { recursive: true, force: true });
  }

  /** Deletes the applications that no build in `used` needs and that nobody is compiling. */
  async function prune(used: ReadonlySet<string>): Promise<void> {
    for (const name of await names())
      if (!used.has(name) && !(await isBeingMade(directoryOf(name)))) await discard(name);
  }

  async function isBeingMade(directory: string): Promise<boolean> {
    const files = await readdir(directory);
    return files.some((file) => {
      const [, pid] = /^making-(\d+)$/.exec(file) ?? [];
      return pid !== undefined && isAlive(Number(pid));
    });
  }

  return { find, create, finish, discard, prune, directoryOf };
}

async function isWhole(directory: string, code: string): Promise<boolean> {
  const marked = await readFile(join(directory, WHOLE), 'utf8').catch(() => null);
  return marked !== null && marked === checksum(directory, code);
}

/**
 * The hash of the code's hash and of all files of an application, with their paths. Synchronous: a build waits for it before
 * all else, and a promise for each file would cost as much as its hash.
 */
function checksum(directory: string, code: string): string {
  const hash = createHash('sha256').update(code);
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !(entry.parentPath === directory && entry.name === WHOLE))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
  for (const path of paths) {
    const content = readFileSync(join(directory, path));
    hash.update(`\0${path.replaceAll(sep, '/')}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest('hex');
}
