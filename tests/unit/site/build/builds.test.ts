import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildStore } from '#lib/site/build/builds';

/** The processes that these tests say are alive. */
const ALIVE = new Set<number>();
const MAKER = 100;
const SERVER = 200;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-builds-'));
  ALIVE.clear();
});
afterEach(() => rm(root, { recursive: true }));

const store = () => buildStore(root, (pid) => ALIVE.has(pid));
const kept = () => readdir(join(root, 'builds'));

/** Keeps the two newest whole builds. */
function keepTwo() {
  let whole = 0;
  return async () => {
    whole += 1;
    return whole <= 2;
  };
}

/** Makes a whole build, from its beginning to its end, and clears old ones away; gives its folder. */
async function build(prune: (left: readonly string[]) => Promise<void> = async () => undefined) {
  const { name, directory } = await store().create(MAKER);
  await store().publish(name);
  await store().clear(keepTwo(), prune);
  return directory;
}

describe('builds', () => {
  test('are none before the first', async () => {
    expect(await store().current()).toBeNull();
  });

  test('become the one to serve when they are whole, and not before', async () => {
    const first = await build();
    const second = await store().create(MAKER);
    await writeFile(join(second.directory, 'half'), '');
    expect(await store().current()).toBe(first);
    await store().publish(second.name);
    expect(await store().current()).toBe(second.directory);
  });

  test('that fail leave the last good one as it was', async () => {
    const good = await build();
    const bad = await store().create(MAKER);
    await store().discard(bad.name);
    expect([await store().current(), await kept()]).toEqual([good, ['000001']]);
  });

  test('that end after one that was begun later do not bring older content back', async () => {
    const early = await store().create(MAKER);
    const late = await build();
    await writeFile(join(early.directory, 'page'), '').catch(() => undefined);
    await store()
      .publish(early.name)
      .catch(() => undefined);
    expect(await store().current()).toBe(late);
  });

  test('that two processes begin at once get folders of their own', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => store().create(MAKER)));
    expect(new Set(begun.map(({ name }) => name)).size).toBe(20);
  });

  test('are cleared away but for those that are kept', async () => {
    for (let count = 0; count < 4; count += 1) await build();
    expect(await kept()).toEqual(['000003', '000004']);
  });

  test('stay while a server runs them, however many killed and good ones follow', async () => {
    ALIVE.add(SERVER);
    const served = await build();
    await store().hold(served, 'serving', SERVER);
    await store().create(MAKER);
    await store().create(MAKER);
    for (let count = 0; count < 3; count += 1) await build();
    expect(await kept()).toEqual(['000001', '000005', '000006']);
    ALIVE.delete(SERVER);
    await build();
    expect(await kept()).toEqual(['000006', '000007']);
  });

  test('that another process is making at the moment are left alone', async () => {
    ALIVE.add(MAKER);
    await store().create(MAKER);
    await build();
    await build();
    expect(await kept()).toContain('000001');
  });

  test('that were made the one to serve can be taken back', async () => {
    const first = await build();
    const second = await build();
    await store().withdraw(basename(second));
    expect(await store().current()).toBe(first);
  });

  test('that are left are told to whoever clears what they share', async () => {
    const told: (readonly string[])[] = [];
    const first = await build();
    const second = await build(async (left) => {
      told.push(left);
    });
    expect(told).toEqual([[second, first]]);
  });

  test('keep what they share while another one is being made, which may share it too', async () => {
    ALIVE.add(MAKER);
    await store().create(MAKER);
    let isPruned = false;
    await build(async () => {
      isPruned = true;
    });
    expect(isPruned).toBe(false);
  });

  test('begin only when what builds share is not being cleared away any more', async () => {
    ALIVE.add(process.pid);
    const order: string[] = [];
    let begun: Promise<unknown> = Promise.resolve();
    await build(async () => {
      begun = store()
        .create(MAKER)
        .then(() => order.push('begun'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('pruned');
    });
    await begun;
    expect(order).toEqual(['pruned', 'begun']);
  });

  test('begin although a process that was killed while clearing left its mark, and its number came again', async () => {
    ALIVE.add(process.pid);
    await build();
    await writeFile(join(root, 'builds', `pruning-${process.pid}`), '');
    expect((await store().create(MAKER)).name).toBe('000002');
  });

  test('are served while a living process says so', async () => {
    const served = await build();
    await store().hold(served, 'serving', SERVER);
    expect(await store().isServed(served)).toBe(false);
    ALIVE.add(SERVER);
    expect(await store().isServed(served)).toBe(true);
  });
});
