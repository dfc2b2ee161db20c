import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { oneAtATime } from '#lib/http/pipelining';
import { get, serving } from './serving';

/** A server that answers when the test says so: the addresses that it was asked for, and how to answer the oldest. */
async function held(most: number) {
  const asked: string[] = [];
  const open: ServerResponse[] = [];
  const place = await serving(() =>
    oneAtATime(most, (request, response) => {
      asked.push(request.url ?? '');
      open.push(response);
      if (request.url === '/at-once') response.end('[at-once]');
    }),
  );
  return { ...place, asked, answer: (words: string) => open.shift()?.end(words) };
}

const untilAsked = async (asked: readonly string[], count: number) => {
  while (asked.length < count) await new Promise(setImmediate);
};

test('requests that are sent ahead are answered one after another, in their order', async () => {
  const { dial, asked, answer } = await held(8);
  const { socket, until, heard } = await dial();
  socket.write(get('/1') + get('/2') + get('/3'));
  for (const [index, words] of ['one', 'two', 'three'].entries()) {
    await untilAsked(asked, index + 1);
    expect(asked).toHaveLength(index + 1);
    answer(`[${words}]`);
    await until(`[${words}]`);
  }
  expect([asked, heard().match(/\[\w+\]/g)]).toEqual([
    ['/1', '/2', '/3'],
    ['[one]', '[two]', '[three]'],
  ]);
});

test('as many may wait as are allowed, and another connection does not wait for them', async () => {
  const { dial, asked, answer } = await held(3);
  const { socket, until } = await dial();
  socket.write([1, 2, 3, 4].map((number) => get(`/${number}`)).join(''));
  await untilAsked(asked, 1);
  const other = await dial();
  other.socket.write(get('/at-once'));
  await other.until('[at-once]');
  expect(asked).toEqual(['/1', '/at-once']);
  for (const words of ['1', '', '2', '3', '4']) {
    answer(`[${words}]`);
    if (words !== '') await until(`[${words}]`);
  }
  expect(asked).toEqual(['/1', '/at-once', '/2', '/3', '/4']);
});

test('with one more the connection ends: the request under way is answered, the next refused, the others dropped', async () => {
  const { dial, asked, answer } = await held(3);
  const { socket, until, heard, answers, closed } = await dial();
  socket.write(Array.from({ length: 3_000 }, (_, number) => get(`/${number}`)).join(''));
  await untilAsked(asked, 1);
  answer('[first]');
  await until('不再处理');
  await closed;
  expect([asked, answers()]).toEqual([['/0'], 2]);
  expect(heard()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\[first\]HTTP\/1\.1 429 /);
  expect(heard()).toMatch(/connection: close/i);
});

test('what waits on a connection that was given up is not answered', async () => {
  const { server, dial, asked, answer } = await held(8);
  const { socket, closed } = await dial();
  socket.write(get('/1') + get('/2'));
  await untilAsked(asked, 1);
  const gone = new Promise((resolve) => server.once('connection', () => resolve(null)));
  socket.destroy();
  await closed;
  const other = await dial();
  await gone;
  other.socket.write(get('/at-once'));
  await other.until('[at-once]');
  answer('[late]');
  await new Promise(setImmediate);
  expect(asked).toEqual(['/1', '/at-once']);
});
