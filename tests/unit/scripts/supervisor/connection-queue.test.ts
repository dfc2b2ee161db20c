import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createConnectionQueue, type Taker } from '../../../../scripts/supervisor/connection-queue';

/** A worker that keeps what it is handed. */
function worker(): Taker & { has: Socket[] } {
  const has: Socket[] = [];
  return { has, hand: (connection) => has.push(connection) };
}

test('connections go to workers in turn, each one at a time', () => {
  const queue = createConnectionQueue<ReturnType<typeof worker>>();
  const [a, b] = [worker(), worker()];
  const sockets = Array.from({ length: 4 }, () => new Socket());
  for (const one of [a, b]) queue.add(one);
  for (const socket of sockets) queue.push(socket);
  expect([a.has, b.has]).toEqual([[sockets[0]], [sockets[1]]]);
  queue.taken(b);
  queue.taken(b);
  expect([a.has.length, b.has.length]).toEqual([1, 3]);
});

test('connections wait for the first worker, and what one did not take goes to the next', () => {
  const queue = createConnectionQueue<ReturnType<typeof worker>>();
  const [a, b] = [worker(), worker()];
  const [first, second] = [new Socket(), new Socket()];
  queue.push(first);
  queue.push(second);
  queue.add(a);
  queue.lost(a);
  queue.add(b);
  queue.taken(b);
  expect([a.has, b.has]).toEqual([[first], [first, second]]);
});

test('a worker that is removed gets no more, and is waited for no more', async () => {
  const queue = createConnectionQueue<ReturnType<typeof worker>>();
  const [a, b] = [worker(), worker()];
  queue.add(a);
  queue.push(new Socket());
  queue.remove(a);
  queue.taken(a);
  queue.push(new Socket());
  expect(a.has.length).toBe(1);
  const emptied = queue.emptied();
  queue.add(b);
  await emptied;
});
