import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildStore } from '#lib/site/builds';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-builds-'));
});
afterEach(() => rm(root, { recursive: true }));

const kept = () => readdir(join(root, 'builds'));

describe('builds', () => {
  test('are none before the first', async () => {
    expect(await buildStore(root).current()).toBeNull();
  });

  test('become the one to serve when they are whole, and not before', async () => {
    const store = buildStore(root);
    await store.create('1');
    expect(await store.current()).toBeNull();
    await store.publish('1');
    expect(await store.current()).toBe(join(root, 'builds', '1'));
    const second = await store.create('2');
    await writeFile(join(second, 'half'), '');
    expect(await store.current()).toBe(join(root, 'builds', '1'));
    await store.publish('2');
    expect(await store.current()).toBe(second);
  });

  test('that fail leave the last good one as it was', async () => {
    const store = buildStore(root);
    await store.create('1');
    await store.publish('1');
    await store.create('2');
    await store.discard('2');
    expect([await store.current(), await kept()]).toEqual([join(root, 'builds', '1'), ['1']]);
  });

  test('stay for servers that still run them, and go after two newer ones', async () => {
    const store = buildStore(root);
    for (const name of ['1', '2', '3', '4']) {
      await store.create(name);
      await store.publish(name);
    }
    expect(await kept()).toEqual(['2', '3', '4']);
  });

  test('that another process is making at the moment are left alone', async () => {
    const store = buildStore(root);
    await store.create('9');
    await store.create('1');
    await store.publish('1');
    expect(await kept()).toEqual(['1', '9']);
  });
});
