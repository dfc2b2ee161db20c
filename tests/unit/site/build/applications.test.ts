import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationStore } from '#lib/site/build/applications';

const CODE = 'a'.repeat(64);
const OTHER_CODE = `${'a'.repeat(16)}${'b'.repeat(48)}`;
const MAKER = 100;
const ALIVE = new Set<number>();

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-applications-'));
  ALIVE.clear();
});
afterEach(() => rm(root, { recursive: true }));

const store = () => applicationStore(root, (pid) => ALIVE.has(pid));

/** Compiles an application: two files. */
async function compile(code = CODE): Promise<string> {
  const name = await store().create(code, MAKER);
  await mkdir(join(store().directoryOf(name), 'next'));
  await writeFile(join(store().directoryOf(name), 'next', 'page.js'), 'page');
  await store().finish(name, code);
  return name;
}

describe('a compiled application', () => {
  test('is found by the hash of its code once it is whole, and not before', async () => {
    await store().create(CODE, MAKER);
    expect(await store().find(CODE)).toBeNull();
    const name = await compile();
    expect(await store().find(CODE)).toBe(name);
  });

  test('is none of other code whose hash begins alike', async () => {
    await compile();
    expect(await store().find(OTHER_CODE)).toBeNull();
  });

  test.each<{ what: string; change: (directory: string) => Promise<void> }>([
    { what: 'edited', change: (directory) => writeFile(join(directory, 'next', 'page.js'), 'egap') },
    { what: 'cut short', change: (directory) => writeFile(join(directory, 'next', 'page.js'), 'pag') },
    { what: 'robbed of a file', change: (directory) => rm(join(directory, 'next', 'page.js')) },
    { what: 'given a file more', change: (directory) => writeFile(join(directory, 'next', 'more.js'), '') },
    { what: 'marked otherwise', change: (directory) => appendFile(join(directory, 'whole'), '0') },
  ])('that was $what is not used; the next one lies beside it', async ({ change }) => {
    const name = await compile();
    await change(store().directoryOf(name));
    expect(await store().find(CODE)).toBeNull();
    const next = await compile();
    expect(next).not.toBe(name);
    expect(await store().find(CODE)).toBe(next);
  });

  test('goes when no build needs it, unless somebody is compiling it', async () => {
    ALIVE.add(MAKER);
    const [used, unused] = [await compile(), await compile('c'.repeat(64))];
    const begun = await store().create('d'.repeat(64), MAKER);
    await store().prune(new Set([used]));
    const left = await Promise.all([used, unused, begun].map((name) => exists(store().directoryOf(name))));
    expect(left).toEqual([true, false, true]);
    ALIVE.delete(MAKER);
    await store().prune(new Set([used]));
    expect(await exists(store().directoryOf(begun))).toBe(false);
  });
});

async function exists(path: string): Promise<boolean> {
  return mkdir(path).then(
    () => rm(path, { recursive: true }).then(() => false),
    () => true,
  );
}
