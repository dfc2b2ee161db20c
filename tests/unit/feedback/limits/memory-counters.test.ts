import { describe, expect, test } from 'vitest';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import type { SourceHour } from '#lib/feedback/store/store';

const OF: SourceHour = { purpose: 'submission', source: 'a', hour: '2024-12-02T10' };

const key = (day: string, byte: number) => ({ day, secret: new Uint8Array(32).fill(byte) });

describe('counts in memory', () => {
  test('go up by one each time, for each source, hour and purpose by itself', async () => {
    const counts = memoryCounters();
    expect([await counts.count(OF), await counts.count(OF), await counts.count(OF)]).toEqual([1, 2, 3]);
    expect(await counts.count({ ...OF, source: 'b' })).toBe(1);
    expect(await counts.count({ ...OF, hour: '2024-12-02T11' })).toBe(1);
    expect(await counts.count({ ...OF, purpose: 'look' })).toBe(1);
  });

  test('go down by what is taken back', async () => {
    const counts = memoryCounters();
    await counts.count(OF);
    await counts.uncount(OF);
    expect(await counts.count(OF)).toBe(1);
  });

  test('take nothing back of what they never counted', async () => {
    const counts = memoryCounters();
    await counts.uncount(OF);
    expect(await counts.count(OF)).toBe(1);
  });

  test('forget the hours before one, and no others', async () => {
    const counts = memoryCounters();
    const hours = ['2024-12-01T23', '2024-12-02T09', '2024-12-02T10'].map((hour) => ({ ...OF, hour }));
    for (const of of hours) await counts.count(of);
    await counts.forgetCounts('2024-12-02T10');
    expect(await Promise.all(hours.map((of) => counts.count(of)))).toEqual([1, 1, 2]);
  });

  test('forget those that they saw first when there are more than a memory should hold', async () => {
    const counts = memoryCounters();
    const from = (source: number) => ({ ...OF, source: String(source) });
    for (let source = 0; source < 100_001; source += 1) await counts.count(from(source));
    expect(await counts.count(from(1))).toBe(2);
    expect(await counts.count(from(0))).toBe(1);
  });

  test('are this one’s alone', async () => {
    await memoryCounters().count(OF);
    expect(await memoryCounters().count(OF)).toBe(1);
  });
});

describe('daily keys in memory', () => {
  test('are for each day the first that came', async () => {
    const counts = memoryCounters();
    expect(await counts.dailyKey('source', key('2024-12-02', 1), '2024-12-01')).toEqual(key('2024-12-02', 1));
    expect(await counts.dailyKey('source', key('2024-12-02', 2), '2024-12-01')).toEqual(key('2024-12-02', 1));
    expect(await counts.dailyKeys('source')).toEqual([key('2024-12-02', 1)]);
  });

  test('are forgotten once they are too old', async () => {
    const counts = memoryCounters();
    for (const day of ['2024-12-01', '2024-12-02', '2024-12-03'])
      await counts.dailyKey('source', key(day, 1), '2024-12-02');
    expect((await counts.dailyKeys('source')).map(({ day }) => day)).toEqual(['2024-12-02', '2024-12-03']);
  });
});
