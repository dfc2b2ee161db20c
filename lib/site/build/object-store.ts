import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#lib/error-code';
import { fingerprintOf } from '#lib/model/fingerprint';

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

  async function has(name: string): Promise<boolean> {
    try {
      // A build asks for thousands, one after the other: a promise for each costs ten times as much as reading it.
      return HASH.test(name) && fingerprintOf(readFileSync(pathOf(name))) === name;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async function put(value: Uint8Array | string): Promise<string> {
    const name = fingerprintOf(value);
    if (await has(name)) return name;
    const path = pathOf(name);
    await mkdir(join(directory, name.slice(0, FOLDER)), { recursive: true });
    // Renamed when whole: two builds may store the same at once, and a server may read it.
    const written = `${path}.${randomUUID()}.new`;
    await writeFile(written, value);
    await rename(written, path);
    return name;
  }

  async function prune(used: ReadonlySet<string>): Promise<void> {
    for (const folder of await readdir(directory).catch(() => [])) {
      for (const rest of await readdir(join(directory, folder)))
        if (!used.has(folder + rest)) await rm(join(directory, folder, rest), { force: true });
    }
  }

  return { put, get, has, prune };
}
