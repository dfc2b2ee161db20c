import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { untilState } from '../harness/as-usual';
import { ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { until } from '../harness/server';

// Whether submissions can be stored now, for whoever spreads requests over several servers.

/** The answer of a server that is ready: one that is busy enough says before that it is slow. */
const readyAnswer = (url: string) =>
  until(async () => {
    const answer = await ask(url, '/readyz');
    return answer.status === 200 ? answer : null;
  }, 'the server to be ready');

test('a server that can store is ready, and nobody keeps its answer', async () => {
  const server = await ownServer({ at: FIRST.open });
  const { text, headers } = await readyAnswer(server.url);
  expect([text, headers['cache-control']]).toEqual(['store: ok\n', 'no-store']);
  expect((await ask(server.url, { path: '/readyz', method: 'POST' })).status).toBe(405);
});

test('a server that cannot store is not ready, and still shows its pages', async () => {
  const data = join(await ownFolder(), 'data');
  const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: data } });
  await untilState(server.url, 'ok');
  await rename(join(data, 'feedback.db'), join(data, 'elsewhere.db'));
  const asked = await until(async () => {
    const answer = await ask(server.url, '/readyz');
    return answer.status === 503 ? answer : null;
  }, 'the server to be not ready');
  expect(asked.text).toMatch(/^store: (?!ok)/);
  expect((await ask(server.url, '/healthz')).status).toBe(200);
  expect((await ask(server.url, '/')).status).toBe(200);
});

test('a server that was told to stop is not ready, on a connection that it still answers', async () => {
  const server = await ownServer({ at: FIRST.open });
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  // Begun before the stop, so that the connection is no idle one.
  socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n');
  await readyAnswer(server.url);
  const idle = connect(server.port, '127.0.0.1');
  idle.write('GET /privacy HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(idle, 'data');
  const end = server.end();
  // What is idle ends once nobody will answer any more.
  await once(idle.resume(), 'close');
  socket.write('\r\n');
  await once(socket, 'close');
  expect(heard).toMatch(/^HTTP\/1\.1 503 /);
  expect(heard).toContain('store: stopping');
  expect(await end).toBe(0);
});
