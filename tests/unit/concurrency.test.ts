import { expect, test } from 'vitest';
import { limitConcurrency } from '#lib/concurrency';

/** Work that goes on until it is told to end, and what is seen of it. */
function works(count: number) {
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const all = Array.from({ length: count }, (_, index) => () => {
    begun.push(index);
    return new Promise<number>((resolve, reject) => {
      ends[index] = (error) => (error ? reject(error) : resolve(index));
    });
  });
  return { all, begun, ends };
}

const settle = () => new Promise(setImmediate);

test('runs no more at a time than the limit, and the others in the order in which they came', async () => {
  const limit = limitConcurrency(2);
  const { all, begun, ends } = works(5);
  const results = Promise.all(all.map((work) => limit(work)));
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const next of [0, 2, 3, 4]) {
    ends[next]?.();
    await settle();
  }
  expect(await results).toEqual([0, 1, 2, 3, 4]);
});

test('goes on after one that failed', async () => {
  const limit = limitConcurrency(1);
  const { all, begun, ends } = works(2);
  const [first, second] = all.map((work) => limit(work));
  const failed = expect(first).rejects.toThrow('a fault');
  await settle();
  ends[0]?.(new Error('a fault'));
  await failed;
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  expect(await second).toBe(1);
});

test('lets nobody pass who comes while a turn is handed on', async () => {
  const limit = limitConcurrency(1);
  let [running, most] = [0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await settle();
    running -= 1;
  };
  const first = limit(work);
  const second = limit(work);
  await first;
  await Promise.all([second, limit(work), limit(work)]);
  expect(most).toBe(1);
});
