import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RetentionTerms } from '#lib/feedback/retention/due';
import { createRetention } from '#lib/feedback/retention/retention';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { recordDestroyed } from '#lib/office/desk/recorded';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from '../store/places';

const MINUTE = 60_000;
const at = (moment: string) => Date.parse(`${moment}+08:00`);

const TERMS: RetentionTerms = { years: 1, closing: new Map([['a', '2024-11-30']]) };

describe.each(PLACES)('retention in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;
  let now = 0;
  let terms: RetentionTerms | null = TERMS;
  let backup: number | null = null;
  let breaksOff = false;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    for (const table of ['submission', 'entry', 'pending_erasure', 'clock_mark', 'office_record'])
      await place.ask(`delete from ${table}`);
    [terms, backup] = [TERMS, null];
  });

  /** What a process of its own does; PostgreSQL's clock is taken to show the test's time. */
  const open = (of: FeedbackStore) =>
    createRetention({
      store: { ...of, databaseTime: async () => ((await of.databaseTime()) === null ? null : now) },
      clock: { now: () => now },
      terms: () => terms,
      backup: async () => backup,
      destroy: async (id, day) => {
        const destruction = { day, reason: 'retention' } as const;
        if ((await of.destroy(id, destruction, null)) !== 'applied') return false;
        if (breaksOff) throw new Error('it ended here');
        await recordDestroyed(of, { id, ...destruction }, null);
        return true;
      },
      completeRecord: async (since) => {
        for (const one of await of.listDestroyed())
          if (one.reason === 'retention' && one.day >= since) await recordDestroyed(of, one, null);
      },
    });
  const put = async (id: string, received: string, notice = 'a') => {
    await store.insert({ id, notice, received, ...namedHashes(id), sealed: systemRandom(100) });
  };
  const standing = async () => (await store.listStanding()).map(({ id }) => id).sort();

  test('destroys a submission on its day and not before, and says in the record and to its writer why', async () => {
    now = at('2025-11-30T23:58');
    await store.markClock(now);
    await put('1', '2024-11-02');
    const pass = open(store);
    expect(await pass()).toEqual({ kind: 'done', destroyed: [], unknown: [] });
    now = at('2025-12-01T00:00');
    expect(await pass()).toMatchObject({ kind: 'done', destroyed: [{ id: '1', notice: 'a' }] });
    expect(await standing()).toEqual([]);
    expect(await store.lookUp({ form: 'digits', hash: namedHashes('1').digitsHash })).toMatchObject({
      destroyed: { day: '2025-12-01', reason: 'retention' },
    });
    expect((await store.records(0, 10)).map(({ entry }) => entry)).toMatchObject([
      { kind: 'destroy', submission: '1', reason: 'retention', device: null, day: '2025-12-01' },
    ]);
    expect(await store.unerasedSince()).toBe('2025-12-01');
  });

  test('is recorded by the next pass where it broke off before it was', async () => {
    now = at('2025-12-01T00:00');
    await store.markClock(now);
    await put('1', '2024-11-02');
    breaksOff = true;
    await expect(open(store)()).rejects.toThrow('it ended here');
    breaksOff = false;
    expect(await store.records(0, 10)).toEqual([]);
    expect(await open(other)()).toEqual({ kind: 'done', destroyed: [], unknown: [] });
    expect((await store.records(0, 10)).map(({ entry }) => entry)).toMatchObject([
      { kind: 'destroy', submission: '1', reason: 'retention', day: '2025-12-01' },
    ]);
  });

  test('is done once by several processes', async () => {
    now = at('2025-12-01T00:00');
    await store.markClock(now);
    for (const id of ['1', '2', '3', '4']) await put(id, '2024-11-02');
    const results = await Promise.all([open(store)(), open(other)()]);
    const destroyed = results.flatMap((result) => (result?.kind === 'done' ? result.destroyed : []));
    expect(destroyed.map(({ id }) => id).sort()).toEqual(['1', '2', '3', '4']);
    expect(await store.records(0, 10)).toHaveLength(4);
  });

  test('destroys nothing while the clock is years ahead, and goes on once somebody confirmed it', async () => {
    now = at('2024-12-02T09:00');
    await put('1', '2024-11-02');
    const pass = open(store);
    await store.markClock(now);
    now = at('2031-12-02T09:00');
    expect(await pass()).toMatchObject({ kind: 'doubt', doubt: { kind: 'ahead' } });
    expect(await standing()).toEqual(['1']);
    await store.markClock(now);
    now += MINUTE;
    expect(await pass()).toMatchObject({ kind: 'done', destroyed: [{ id: '1' }] });
  });

  test('takes the newest stored day for the time where the clock has no mark yet', async () => {
    await put('1', '2024-11-02');
    now = at('2031-12-02T09:00');
    expect(await open(store)()).toMatchObject({ kind: 'doubt', doubt: { kind: 'ahead' } });
    expect(await standing()).toEqual(['1']);
    expect(await store.clockMark()).toBeNull();
  });

  test('destroys nothing while a backup is of a later time than the clock', async () => {
    now = at('2025-12-05T00:00');
    await store.markClock(now);
    await put('1', '2024-11-02');
    backup = at('2025-12-09T03:00');
    expect(await open(store)()).toMatchObject({ kind: 'doubt', doubt: { kind: 'backup' } });
    expect(await standing()).toEqual(['1']);
  });

  test('leaves alone what belongs to a notice that the site does not know', async () => {
    now = at('2025-12-05T00:00');
    await store.markClock(now);
    await put('1', '2020-01-01', 'renamed');
    expect(await open(store)()).toEqual({ kind: 'done', destroyed: [], unknown: ['renamed'] });
    expect(await standing()).toEqual(['1']);
  });

  test('destroys nothing while no number of years is written, though it marks the clock, and at once when one is', async () => {
    now = at('2025-12-05T00:00');
    await store.markClock(now - 60 * MINUTE);
    await put('1', '2024-11-02');
    terms = { ...TERMS, years: null };
    const pass = open(store);
    expect(await pass()).toBeNull();
    expect(await store.clockMark()).toBe(now);
    terms = TERMS;
    expect(await pass()).toMatchObject({ destroyed: [{ id: '1' }] });
  });

  test('marks the clock each hour', async () => {
    now = at('2025-01-05T00:00');
    const pass = open(store);
    await pass();
    expect(await store.clockMark()).toBe(now);
    now += 59 * MINUTE;
    await pass();
    expect(await store.clockMark()).toBe(at('2025-01-05T00:00'));
    now += MINUTE;
    await pass();
    expect(await store.clockMark()).toBe(now);
  });
});

test('PostgreSQL tells the time by its own clock, and SQLite has none', async () => {
  for (const { name, make } of PLACES) {
    const place = await make();
    const store = await place.open();
    const time = await store.databaseTime();
    if (name.includes('PostgreSQL')) expect(Math.abs((time ?? 0) - Date.now())).toBeLessThan(600_000);
    else expect(time).toBeNull();
    await store.close();
    await place.remove();
  }
});
