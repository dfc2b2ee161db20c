import { expect, test } from 'vitest';
import { MANY_A_DAY, MANY_AN_HOUR, watchIntakePace } from '#lib/feedback/limits/intake-pace';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';

const MORNING = Date.parse('2024-12-02T08:00:00+08:00');
const HOUR = 3_600_000;

/** What is said while this many are stored, one after another. */
async function said(pace: ReturnType<typeof watchIntakePace>, count: number, now: number) {
  const words: (string | null)[] = [];
  for (let made = 0; made < count; made += 1) words.push(await pace.stored(now));
  return words.filter((word) => word !== null);
}

test('as many as an office reads in an hour are no news, and one more is, once', async () => {
  const pace = watchIntakePace(memoryCounters());
  expect(await said(pace, MANY_AN_HOUR, MORNING)).toEqual([]);
  expect(await said(pace, 100, MORNING)).toEqual(['hour']);
  expect(await said(pace, MANY_AN_HOUR, MORNING + HOUR)).toEqual([]);
});

test('what comes evenly over the day is news once it is more than an office reads in a day', async () => {
  const pace = watchIntakePace(memoryCounters());
  const counts: string[][] = [];
  for (let hour = 0; hour < 7; hour += 1) counts.push(await said(pace, 150, MORNING + hour * HOUR));
  expect(counts.flat()).toEqual(['day']);
  expect(await said(pace, 100, MORNING + 24 * HOUR)).toEqual([]);
});

test('processes over the same counters notice together', async () => {
  const counts = memoryCounters();
  const [one, other] = [watchIntakePace(counts), watchIntakePace(counts)];
  await said(one, MANY_AN_HOUR / 2, MORNING);
  expect(await said(other, MANY_AN_HOUR / 2, MORNING)).toEqual([]);
  expect(await said(one, 2, MORNING)).toEqual(['hour']);
});

test('a day’s count outlasts its hours, and not the day', async () => {
  const counts = memoryCounters();
  const pace = watchIntakePace(counts);
  await said(pace, MANY_A_DAY, MORNING);
  await counts.forgetCounts('2024-12-02T23');
  expect(await said(pace, 1, MORNING + HOUR)).toEqual(['day']);
  await counts.forgetCounts('2024-12-03T00');
  expect(await said(pace, MANY_A_DAY, MORNING)).toEqual(['hour']);
});
