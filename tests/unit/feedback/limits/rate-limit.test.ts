import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CounterStore, memoryCounters } from '#lib/feedback/limits/memory-counters';
import {
  createRateLimit,
  type RateLimit,
  sourceHash,
  startOfNextHour,
} from '#lib/feedback/limits/rate-limit';
import type { SourceHour } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { seededRandom } from '../fixtures';

const NOW = Date.parse('2024-12-02T10:20:00+08:00');
const HOUR = 3_600_000;
const HERE = '203.0.113.7';
const THERE = '198.51.100.1';

const budgetOf = (perHour: number, counts = memoryCounters()) =>
  createRateLimit(counts, perHour, seededRandom());

/** How many of `tries` the rateLimit grants, one after another. */
async function granted(tries: number, ask: () => Promise<boolean>): Promise<number> {
  let count = 0;
  for (let made = 0; made < tries; made += 1) if (await ask()) count += 1;
  return count;
}

const spending =
  (rateLimit: RateLimit, address = HERE, now = NOW) =>
  () =>
    rateLimit.consume(address, now);
const looking =
  (rateLimit: RateLimit, address = HERE, now = NOW) =>
  () =>
    rateLimit.consumeLookup(address, now);

/** Counts that can be looked into. */
function openCounts(): CounterStore & { seen: SourceHour[] } {
  const counts = memoryCounters();
  const seen: SourceHour[] = [];
  return {
    ...counts,
    seen,
    count: (of) => {
      seen.push(of);
      return counts.count(of);
    },
  };
}

/** Counts that answer nothing that they are asked for. */
const brokenCounts = (answer: () => Promise<never>): CounterStore => ({
  count: answer,
  uncount: answer,
  forgetCounts: answer,
  dailyKey: answer,
  dailyKeys: answer,
});

describe('what a source may store in an hour', () => {
  test.each([1, 3, 30])('is %i, to the last, and not one more', async (perHour) => {
    expect(await granted(perHour + 20, spending(budgetOf(perHour)))).toBe(perHour);
  });

  test('is the same for many that come at once', async () => {
    const rateLimit = budgetOf(5);
    const answers = await Promise.all(Array.from({ length: 50 }, spending(rateLimit)));
    expect(answers.filter((may) => may)).toHaveLength(5);
  });

  test('is each source’s own', async () => {
    const rateLimit = budgetOf(2);
    expect(await granted(1000, spending(rateLimit))).toBe(2);
    expect(await granted(3, spending(rateLimit, THERE))).toBe(2);
  });

  test('is one for all addresses of a /64', async () => {
    const rateLimit = budgetOf(2);
    expect(await granted(3, spending(rateLimit, '2001:db8::1'))).toBe(2);
    expect(await granted(3, spending(rateLimit, '2001:db8::2'))).toBe(0);
    expect(await granted(3, spending(rateLimit, '2001:db8:0:1::2'))).toBe(2);
  });

  test('is whole again when the clock’s next hour begins, and not before', async () => {
    const rateLimit = budgetOf(2);
    await granted(3, spending(rateLimit));
    const next = startOfNextHour(NOW);
    expect(await granted(3, spending(rateLimit, HERE, next - 1))).toBe(0);
    expect(await granted(3, spending(rateLimit, HERE, next))).toBe(2);
  });

  test('is given back for what was not stored after all', async () => {
    const rateLimit = budgetOf(2);
    await granted(2, spending(rateLimit));
    await rateLimit.refund(HERE, NOW);
    expect(await granted(3, spending(rateLimit))).toBe(1);
  });

  test('is not another’s to give back', async () => {
    const rateLimit = budgetOf(2);
    await granted(2, spending(rateLimit));
    await rateLimit.refund(THERE, NOW);
    expect(await granted(3, spending(rateLimit))).toBe(0);
  });
});

describe('what the networks around an IPv6 source may store in an hour', () => {
  /** How many of two tries from each /64 of these are granted. */
  async function grantedIn(
    rateLimit: RateLimit,
    links: number,
    of: (link: number) => string,
  ): Promise<number> {
    let count = 0;
    for (let link = 0; link < links; link += 1) count += await granted(3, spending(rateLimit, of(link)));
    return count;
  }

  test('is fourfold for a /56, and sixteenfold for a /48', async () => {
    const rateLimit = budgetOf(2);
    expect(await grantedIn(rateLimit, 256, (link) => `2001:db8:1:${link.toString(16)}::1`)).toBe(8);
    expect(await grantedIn(rateLimit, 256, (link) => `2001:db8:1:${link.toString(16)}00::1`)).toBe(24);
    expect(await grantedIn(rateLimit, 2, (link) => `2001:db8:2:${link}::1`)).toBe(4);
  });

  test('is not used up by one source that asks for more than its own', async () => {
    const rateLimit = budgetOf(2);
    expect(await granted(1000, spending(rateLimit, '2001:db8:1:1::1'))).toBe(2);
    expect(await granted(3, spending(rateLimit, '2001:db8:1:2::1'))).toBe(2);
  });

  test('is given back with what a source gets back', async () => {
    const rateLimit = budgetOf(1);
    const links = ['1', '2', '3', '4'].map((link) => `2001:db8:1:${link}::1`);
    for (const link of links) expect(await rateLimit.consume(link, NOW)).toBe(true);
    expect(await rateLimit.consume('2001:db8:1:5::1', NOW)).toBe(false);
    await rateLimit.refund('2001:db8:1:2::1', NOW);
    expect(await rateLimit.consume('2001:db8:1:5::1', NOW)).toBe(true);
  });
});

describe('what a source may post of any kind in an hour', () => {
  test('is fortyfold, to the last, and counted apart', async () => {
    const rateLimit = budgetOf(3);
    expect(await granted(200, () => rateLimit.consumePost(HERE, NOW))).toBe(120);
    expect(await granted(50, looking(rateLimit))).toBe(30);
    expect(await granted(9, spending(rateLimit))).toBe(3);
  });

  test('is granted while nothing can be counted', async () => {
    const failing = budgetOf(
      1,
      brokenCounts(() => Promise.reject(new StoreUnavailable('gone'))),
    );
    expect(await granted(50, () => failing.consumePost(HERE, NOW))).toBe(50);
  });
});

describe('what a source may look up or begin in an hour', () => {
  test('is tenfold, to the last', async () => {
    expect(await granted(50, looking(budgetOf(3)))).toBe(30);
  });

  test('is counted apart from what it stores', async () => {
    const rateLimit = budgetOf(2);
    expect(await granted(50, looking(rateLimit))).toBe(20);
    expect(await granted(3, spending(rateLimit))).toBe(2);
    expect(await granted(50, looking(rateLimit, THERE))).toBe(20);
  });

  test('is granted while nothing can be counted', async () => {
    const failing = budgetOf(
      1,
      brokenCounts(() => Promise.reject(new StoreUnavailable('gone'))),
    );
    expect(await granted(15, looking(failing))).toBe(15);
  });

  test('is granted while the count does not come', async () => {
    const silent = budgetOf(
      1,
      brokenCounts(() => new Promise(() => undefined)),
    );
    expect(await silent.consumeLookup(HERE, NOW)).toBe(true);
    const keyOnly = budgetOf(1, { ...memoryCounters(), count: () => new Promise(() => undefined) });
    expect(await keyOnly.consumeLookup(HERE, NOW)).toBe(true);
  });

  test('is granted whatever else goes wrong', async () => {
    const broken = budgetOf(1, {
      ...memoryCounters(),
      count: () => {
        throw new TypeError('a slip');
      },
    });
    expect(await broken.consumeLookup(HERE, NOW)).toBe(true);
  });
});

test('a store that cannot count says so to whoever would spend', async () => {
  const failing = budgetOf(
    1,
    brokenCounts(() => Promise.reject(new StoreUnavailable('busy'))),
  );
  await expect(failing.consume(HERE, NOW)).rejects.toThrow(new StoreUnavailable('busy'));
  await expect(failing.refund(HERE, NOW)).rejects.toThrow(new StoreUnavailable('busy'));
});

describe('what is known of a source', () => {
  test('is a hash and an hour, no address', async () => {
    const counts = openCounts();
    const rateLimit = budgetOf(2, counts);
    await rateLimit.consume(HERE, NOW);
    await rateLimit.consumeLookup('2001:db8::1', NOW);
    expect(counts.seen).toEqual([
      { purpose: 'submission', source: expect.stringMatching(/^[\w-]{22}$/), hour: '2024-12-02T10' },
      ...Array.from({ length: 3 }, () => ({
        ...{ purpose: 'look', source: expect.stringMatching(/^[\w-]{22}$/), hour: '2024-12-02T10' },
      })),
    ]);
    expect(new Set(counts.seen.map(({ source }) => source)).size).toBe(4);
    expect(JSON.stringify(counts.seen)).not.toMatch(/203\.0|2001:db8/);
  });

  test('is the same within a day, and nothing of yesterday’s on the next', async () => {
    const counts = openCounts();
    const rateLimit = budgetOf(9, counts);
    for (const moment of ['02T00:00:00', '02T23:59:59', '03T00:00:00', '03T12:00:00'])
      await rateLimit.consume(HERE, Date.parse(`2024-12-${moment}+08:00`));
    const [first, second, third, fourth] = counts.seen.map(({ source }) => source);
    expect(first).toBe(second);
    expect(third).toBe(fourth);
    expect(third).not.toBe(first);
  });

  test('is the same in two processes over one store', async () => {
    const counts = openCounts();
    const [one, other] = [
      createRateLimit(counts, 2, seededRandom(1)),
      createRateLimit(counts, 2, seededRandom(2)),
    ];
    expect([
      await one.consume(HERE, NOW),
      await other.consume(HERE, NOW),
      await one.consume(HERE, NOW),
    ]).toEqual([true, true, false]);
    expect(new Set(counts.seen.map(({ source }) => source)).size).toBe(1);
  });

  test('is another in two processes of which each has its own', async () => {
    const [one, other] = [openCounts(), openCounts()];
    await createRateLimit(one, 2, seededRandom(1)).consume(HERE, NOW);
    await createRateLimit(other, 2, seededRandom(2)).consume(HERE, NOW);
    expect(one.seen).not.toEqual(other.seen);
  });

  test('stays while its hour runs, and is forgotten within two hours', async () => {
    const counts = memoryCounters();
    const rateLimit = budgetOf(1, counts);
    await rateLimit.consume(HERE, NOW);
    await rateLimit.deleteExpired(NOW);
    await rateLimit.deleteExpired(startOfNextHour(NOW) - 1);
    expect(await rateLimit.consume(HERE, NOW)).toBe(false);
    await rateLimit.deleteExpired(Math.floor(NOW / HOUR) * HOUR + 2 * HOUR);
    expect(await rateLimit.consume(HERE, NOW)).toBe(true);
  });
});

test.each([
  ['2024-12-02T10:20:00+08:00', '2024-12-02T11:00:00+08:00'],
  ['2024-12-02T10:00:00+08:00', '2024-12-02T11:00:00+08:00'],
  ['2024-12-02T10:59:59.999+08:00', '2024-12-02T11:00:00+08:00'],
  ['2024-12-31T23:30:00+08:00', '2025-01-01T00:00:00+08:00'],
])('the next hour after %s begins at %s', (now, next) => {
  expect(startOfNextHour(Date.parse(now))).toBe(Date.parse(next));
});

describe('a source as it is counted', () => {
  const KEY = new Uint8Array(32).fill(1);

  test('holds nothing of the address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(sourceHash(address, KEY)).toMatch(/^[\w-]{22}$/);
        expect(sourceHash(address, KEY)).not.toContain(address);
      }),
    );
  });

  test('is the same for the same network and key alone', () => {
    const other = new Uint8Array(32).fill(2);
    expect(sourceHash('2001:db8:0:0/64', KEY)).toBe(sourceHash('2001:db8:0:0/64', KEY));
    expect(sourceHash('2001:db8:0:0/64', KEY)).not.toBe(sourceHash('2001:db8:0:0/56', KEY));
    expect(sourceHash('203.0.113.7', KEY)).not.toBe(sourceHash('203.0.113.7', other));
  });
});
