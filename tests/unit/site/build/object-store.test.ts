import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DamagedObject, openObjectStore } from '#lib/site/build/object-store';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'disclosure-objects-'));
});
afterEach(() => rm(directory, { recursive: true }));

const store = () => openObjectStore(directory);
const pathOf = (name: string) => join(directory, name.slice(0, 2), name.slice(2));

describe('an object', () => {
  test('comes back as it was stored, by a name that its content alone decides', async () => {
    const [name, again] = [await store().put('通报'), await store().put(Buffer.from('通报'))];
    expect(again).toBe(name);
    expect((await store().get(name)).toString()).toBe('通报');
    expect(await store().put('通告')).not.toBe(name);
  });

  test.each([
    { what: 'cut short', bytes: '通' },
    { what: 'edited by hand', bytes: '通告' },
    { what: 'emptied', bytes: '' },
  ])('that was $what is noticed, not used, and stored anew', async ({ bytes }) => {
    const name = await store().put('通报');
    await writeFile(pathOf(name), bytes);
    expect(await store().has(name)).toBe(false);
    await expect(store().get(name)).rejects.toThrow(DamagedObject);
    expect(await store().put('通报')).toBe(name);
    expect((await store().get(name)).toString()).toBe('通报');
  });

  test('is not there under a name that is no hash', async () => {
    await writeFile(join(directory, 'secret'), 'x');
    for (const name of ['', '../secret', 'constructor', '0'.repeat(63)])
      expect([name, await store().has(name)]).toEqual([name, false]);
  });

  test('that nobody needs goes, with what an interrupted write left', async () => {
    const [needed, old] = [await store().put('1'), await store().put('2')];
    await writeFile(`${pathOf(needed)}.0.new`, 'half');
    await store().prune(new Set([needed]));
    expect([await store().has(needed), await store().has(old)]).toEqual([true, false]);
    expect(await readdir(join(directory, needed.slice(0, 2)))).toEqual([needed.slice(2)]);
  });
});
