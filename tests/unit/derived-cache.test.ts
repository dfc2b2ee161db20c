import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DerivedCache, openDerivedCache } from '#lib/derived-cache';
import { ownFolder } from '../harness/for-test';

const text = (value: Uint8Array | null) => value && Buffer.from(value).toString('utf8');
const put = (cache: DerivedCache, key: string, value: string) => cache.put('page', key, Buffer.from(value));
const get = async (cache: DerivedCache, key: string) => text(await cache.get('page', key));

/** A folder that is not there yet, below one of the test's own. */
const newFolder = async () => join(await ownFolder(), 'output', 'cache');

/** The paths of all entries of a cache. */
async function entriesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('gives back what was put under a kind and a key, in a later process too', async () => {
  const folder = await newFolder();
  const cache = await openDerivedCache(folder, 'program');
  expect(await get(cache, 'one')).toBeNull();
  await put(cache, 'one', '通报');
  await put(cache, 'empty', '');
  await put(cache, 'one', '新的通报');
  const later = await openDerivedCache(folder, 'program');
  expect(await get(later, 'one')).toBe('新的通报');
  expect(await get(later, 'empty')).toBe('');
  expect(await get(later, 'two')).toBeNull();
  expect(await later.get('picture', 'one')).toBeNull();
});

test('takes keys of any length and with any characters', async () => {
  const cache = await openDerivedCache(await newFolder(), 'program');
  const keys = ['../../etc/passwd', 'a'.repeat(100_000), '\0', '“引号”', ''];
  for (const key of keys) await put(cache, key, `of ${key}`);
  for (const key of keys) expect(await get(cache, key)).toBe(`of ${key}`);
});

test('uses nothing of another version of the program, and nothing when its version is unknown', async () => {
  const folder = await newFolder();
  await put(await openDerivedCache(folder, 'before'), 'one', 'old');
  expect(await get(await openDerivedCache(folder, 'after'), 'one')).toBeNull();
  const unknown = await openDerivedCache(folder, null);
  await put(unknown, 'two', 'new');
  expect(await get(unknown, 'two')).toBeNull();
  expect(await get(await openDerivedCache(folder, 'before'), 'one')).toBe('old');
});

test.each<{ name: string; spoil(entry: string, other: string): Promise<unknown> }>([
  { name: 'cut short', spoil: async (entry) => writeFile(entry, (await readFile(entry)).subarray(0, -1)) },
  { name: 'emptied', spoil: (entry) => writeFile(entry, '') },
  {
    name: 'cut within its checksum',
    spoil: async (entry) => writeFile(entry, (await readFile(entry)).subarray(0, 7)),
  },
  {
    name: 'edited',
    spoil: async (entry) =>
      writeFile(entry, (await readFile(entry, 'latin1')).replace('value', 'other'), 'latin1'),
  },
  { name: 'replaced by another entry', spoil: (entry, other) => copyFile(other, entry) },
  {
    name: 'replaced by a folder',
    spoil: async (entry) => {
      await rm(entry);
      await mkdir(entry);
    },
  },
])('an entry that was $name counts as absent', async ({ spoil }) => {
  const folder = await newFolder();
  const cache = await openDerivedCache(folder, 'program');
  await put(cache, 'one', 'the value');
  const [entry = ''] = await entriesIn(folder);
  await put(cache, 'two', 'another value');
  const other = (await entriesIn(folder)).find((path) => path !== entry) ?? '';
  await spoil(entry, other);
  expect(await get(cache, 'one')).toBeNull();
  expect(await get(cache, 'two')).toBe('another value');
});

test('is open to its own account alone, whatever lies around it', async () => {
  const folder = await newFolder();
  const cache = await openDerivedCache(folder, 'program');
  await put(cache, 'one', 'value');
  const [entry = ''] = await entriesIn(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(entry)).mode & 0o777).toBe(0o600);
  await mkdir(`${folder}-beside`);
  const usual = (await stat(`${folder}-beside`)).mode;
  expect((await stat(join(folder, '..'))).mode).toBe(usual);
});

test('does not use a folder that others can write to, nor one behind a link', async () => {
  const folder = await newFolder();
  await put(await openDerivedCache(folder, 'program'), 'one', 'value');
  const link = `${folder}-link`;
  await symlink(folder, link);
  expect(await get(await openDerivedCache(link, 'program'), 'one')).toBeNull();
  await chmod(folder, 0o770);
  expect(await get(await openDerivedCache(folder, 'program'), 'one')).toBeNull();
  await chmod(folder, 0o700);
  expect(await get(await openDerivedCache(folder, 'program'), 'one')).toBe('value');
});

test('keeps nothing, and says nothing, where it cannot write', async () => {
  const folder = await newFolder();
  const cache = await openDerivedCache(folder, 'program');
  await writeFile(join(folder, 'page'), 'a file where the folder of the kind would be');
  await put(cache, 'one', 'value');
  await cache.prune();
  expect(await get(cache, 'one')).toBeNull();
  const file = join(await ownFolder(), 'file');
  await writeFile(file, '');
  const below = await openDerivedCache(join(file, 'cache'), 'program');
  await put(below, 'one', 'value');
  expect(await get(below, 'one')).toBeNull();
});

test('keeps within its limit, dropping what was not used, the oldest first', async () => {
  const folder = await newFolder();
  const before = await openDerivedCache(folder, 'program');
  for (const [age, key] of ['newest', 'older', 'oldest but used'].entries()) {
    const known = new Set(await entriesIn(folder));
    await put(before, key, 'x'.repeat(100));
    const [entry = ''] = (await entriesIn(folder)).filter((path) => !known.has(path));
    await utimes(entry, 1_000_000 - age, 1_000_000 - age);
  }
  const cache = await openDerivedCache(folder, 'program', { mostBytes: 450 });
  await get(cache, 'oldest but used');
  await put(cache, 'new', 'x'.repeat(100));
  await cache.prune();
  expect(await get(cache, 'new')).not.toBeNull();
  expect(await get(cache, 'oldest but used')).not.toBeNull();
  expect(await get(cache, 'newest')).not.toBeNull();
  expect(await get(cache, 'older')).toBeNull();
});
