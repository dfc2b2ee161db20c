import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '#lib/error-code';
import type { StoredFile } from '#lib/http/file-answer';
import { fingerprintOf } from '#lib/model/fingerprint';
import { fileStream } from '#lib/site/build/file-stream';
import { readWholeFile } from '#lib/whole-file';

/** Length of the folder name that objects are spread over, in hexadecimal digits. */
const FOLDER = 2;

const HASH = /^[0-9a-f]{64}$/;

/** An object does not hold what its name says: it was cut short, or edited by hand. */
export class DamagedObject extends Error {
  override name = 'DamagedObject';
}

/** Files that builds share, each named by the SHA-256 of its content, as in a Git repository. */
export interface ObjectStore {
  /** Stores bytes and returns their name; nothing is written where they are stored already. */
  put(value: Uint8Array | string): Promise<string>;
  /** Reads an object. @throws DamagedObject when its content does not match its name; the file system's errors. */
  get(name: string): Promise<Buffer>;
  /**
   * Opens an object to be sent piece by piece; it is verified the first time.
   * @throws DamagedObject when its content does not match its name; the file system's errors.
   */
  file(name: string): Promise<StoredFile>;
  /** Whether the object is stored and whole. */
  has(name: string): Promise<boolean>;
  /** Deletes every object that is not in `used`, and what an interrupted write left. */
  prune(used: ReadonlySet<string>): Promise<void>;
}

/** Opens the object store in `directory`, which is made when something is stored. */
export function openObjectStore(directory: string): ObjectStore {
  const pathOf = (name: string) => join(directory, name.slice(0, FOLDER), name.slice(FOLDER));

  async function get(name: string): Promise<Buffer> {
    if (!HASH.test(name)) throw new DamagedObject(`${name} names no object`);
    const bytes = await readFile(pathOf(name));
    if (fingerprintOf(bytes) !== name) throw new DamagedObject(`${pathOf(name)} is not what was stored`);
    return bytes;
  }

  const sizes = new Map<string, number>();

  async function file(name: string): Promise<StoredFile> {
    const bytes = sizes.get(name) ?? (await get(name)).length;
    sizes.set(name, bytes);
    return { bytes, sha256: name, open: (part) => fileStream(pathOf(name), part) };
  }

  async function has(name: string): Promise<boolean> {
    const bytes = HASH.test(name) ? peekFile(pathOf(name)) : null;
    return bytes !== null && fingerprintOf(bytes) === name;
  }

  async function put(value: Uint8Array | string): Promise<string> {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    const name = fingerprintOf(bytes);
    const path = pathOf(name);
    if (!peekFile(path)?.equals(bytes)) writeWhole(path, bytes);
    return name;
  }

  async function prune(used: ReadonlySet<string>): Promise<void> {
    for (const folder of await readdir(directory).catch(() => [])) {
      for (const rest of await readdir(join(directory, folder)))
        if (!used.has(folder + rest)) await rm(join(directory, folder, rest), { force: true });
    }
  }

  return { put, get, file, has, prune };
}

// Synchronous: a build reads and writes thousands, and a promise for each costs ten times as much as that.

/** The content of a file, valid until the next call; null when there is none. @throws the file system's other errors. */
function peekFile(path: string): Buffer | null {
  try {
    return readWholeFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a file and renames it when it is whole: two builds may store the same at once, and a server may read it. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const written = `${path}.${randomUUID()}.new`;
  try {
    writeFileSync(written, bytes);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(written, bytes);
  }
  renameSync(written, path);
}
