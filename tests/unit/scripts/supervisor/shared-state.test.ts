import { expect, test } from 'vitest';
import { createSharedState } from '../../../../scripts/supervisor/shared-state';

const settle = () => new Promise(setImmediate);

test('a lock is had by one worker at a time, in the order in which they asked', async () => {
  const shared = createSharedState<string>();
  const had: string[] = [];
  const lock = (worker: string) =>
    shared.answer(worker, { call: 'lock', name: 'token' }).then(() => had.push(worker));
  lock('a');
  lock('b');
  lock('c');
  await settle();
  expect(had).toEqual(['a']);
  shared.unlock('a', 'token');
  await settle();
  expect(had).toEqual(['a', 'b']);
  shared.unlock('c', 'token');
  await settle();
  expect(had).toEqual(['a', 'b']);
});

test('the lock of a worker that ended goes to the next that lives', async () => {
  const shared = createSharedState<string>();
  const had: string[] = [];
  for (const worker of ['a', 'b', 'c'])
    shared.answer(worker, { call: 'lock', name: 'token' }).then(() => had.push(worker));
  shared.forget('b');
  shared.forget('a');
  await settle();
  expect(had).toEqual(['a', 'c']);
});

test('workers count together', async () => {
  const shared = createSharedState<string>();
  const of = { purpose: 'submission', source: 's', hour: '2025-01-15T09' } as const;
  expect(await shared.answer('a', { call: 'count', of })).toBe(1);
  expect(await shared.answer('b', { call: 'count', of })).toBe(2);
});
