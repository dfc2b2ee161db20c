import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { limitConcurrency } from '#lib/concurrency';

/**
 * A cache on disk of values derived from content and program, each known by what it was made from. It never fails: what
 * cannot be read, is cut short, was edited or belongs to another version of the program counts as absent, and what cannot
 * be written is not kept.
 */
export interface DerivedCache {
  /**
   * The value stored under a key, as it was put; null when there is none.
   * @param kind what the value is, such as `checked-notice`: lower-case letters and hyphens; a folder of its own.
   * @param key everything the value was made from, but for the program itself; of any length.
   */
  get(kind: string, key: string): Promise<Uint8Array | null>;
  /** Stores a value; replaces what was under the key. */
  put(kind: string, key: string, value: Uint8Array): Promise<void>;
  /**
   * To be called when all is put: keeps each kind that was used within the limit, by dropping the oldest entries, those
   * used since opening last.
   */
  prune(): Promise<void>;
}

/** A cache that holds nothing. */
export const NO_CACHE: DerivedCache = {
  get: async () => null,
  put: async () => undefined,
  prune: async () => undefined,
};

/** The most bytes that the entries of one kind take after `prune`. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** Files that are open at a time: a process can have only so many. */
const FILES_AT_ONCE = 64;

const CHECKSUM_BYTES = 32;

/**
 * Opens the cache in `folder`, which is made for this account alone. One that others can write to, or that belongs to
 * another account, is not used: whoever fills it decides what is published.
 * @param programHash the hash of the program that derives the values; null when it is unknown: then nothing is cached.
 */
export async function openDerivedCache(
  folder: string,
  programHash: string | null,
  { mostBytes = MOST_BYTES }: { mostBytes?: number } = {},
): Promise<DerivedCache> {
  if (programHash === null || !(await isOurOwn(folder))) return NO_CACHE;
  const limited = limitConcurrency(FILES_AT_ONCE);
  const used = new Map<string, Set<string>>();
  let isWritable = true;
  let hasGrown = false;

  function fileOf(kind: string, key: string): { path: string; name: string } {
    const name = sha256(JSON.stringify([programHash, kind, key])).toString('hex');
    const names = used.get(kind) ?? new Set();
    used.set(kind, names.add(name));
    return { path: join(folder, kind, name), name };
  }

  async function get(kind: string, key: string): Promise<Uint8Array | null> {
    const { path, name } = fileOf(kind, key);
    const stored = readIfThere(path);
    const value = stored?.subarray(CHECKSUM_BYTES);
    if (!stored || !value || !checksum(name, value).equals(stored.subarray(0, CHECKSUM_BYTES))) return null;
    return value;
  }

  async function put(kind: string, key: string, value: Uint8Array): Promise<void> {
    if (!isWritable) return;
    const { path, name } = fileOf(kind, key);
    const kept = await limited(() => replaceFile(path, [checksum(name, value), value]));
    // A full or read-only disk is asked once, not once for each entry.
    isWritable &&= kept;
    hasGrown ||= kept;
  }

  async function prune(): Promise<void> {
    if (!hasGrown) return;
    for (const [kind, names] of used) await pruneFolder(join(folder, kind), names, mostBytes);
  }

  return { get, put, prune };
}

/** Synchronous: thousands are read one after the other, and a promise for each costs ten times as much as reading it. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Synchronous, as `readIfThere`. */
function statIfThere(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function sha256(...pieces: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** The checksum of an entry is also one of its name: a file copied over another is no entry of that name. */
function checksum(name: string, value: Uint8Array): Buffer {
  return sha256(name, value);
}

async function isOurOwn(folder: string): Promise<boolean> {
  try {
    // What lies around it is not the cache's to close.
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    return found.isDirectory() && !isOthers(found);
  } catch {
    return false;
  }
}

/** Windows knows neither accounts nor modes of this kind: there the folder is as safe as the one around it. */
function isOthers({ uid, mode }: Stats): boolean {
  const own = process.getuid?.();
  return own !== undefined && (uid !== own || (mode & 0o022) !== 0);
}

/** Writes a file under another name first, so that nobody reads half of it; false when it could not be written. */
async function replaceFile(path: string, pieces: readonly Uint8Array[]): Promise<boolean> {
  const part = `${path}.${randomUUID()}.part`;
  const write = async () => {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writev([...pieces]);
    } finally {
      await file.close();
    }
    await rename(part, path);
    return true;
  };
  const writeAgain = async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return write();
  };
  return write()
    .catch(writeAgain)
    .catch(async () => {
      await rm(part, { force: true }).catch(() => undefined);
      return false;
    });
}

/** Removes the oldest entries that were not used, then the oldest of all, until the rest is within the limit. */
async function pruneFolder(folder: string, used: ReadonlySet<string>, mostBytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const entries = names.map((name) => {
    const found = statIfThere(join(folder, name));
    return { name, bytes: found?.size ?? 0, isUsed: used.has(name), written: found?.mtimeMs ?? 0 };
  });
  let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  entries.sort((a, b) => Number(a.isUsed) - Number(b.isUsed) || a.written - b.written);
  for (const entry of entries) {
    if (bytes <= mostBytes) return;
    await rm(join(folder, entry.name), { force: true }).catch(() => undefined);
    bytes -= entry.bytes;
  }
}
