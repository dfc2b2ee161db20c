import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { told, writtenBy } from '../harness/crowd';
import { keptIn } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { holdPost } from '../harness/held-post';
import { childrenOf, isRunningPid } from '../harness/process-family';
import { workersAt } from '../harness/prometheus';
import { freePort, startServer, type TestServer, until } from '../harness/server';
import { checked, posting } from '../harness/writer';

// Several processes serve, and one holds the port.

/** Waits until so many workers live. */
async function workersOf({ pid }: TestServer, count: number): Promise<number[]> {
  return until(async () => {
    const workers = await childrenOf(pid);
    return workers.length === count ? workers : null;
  }, `${count} workers`);
}

/** Posts the same over so many new connections at once, which come to workers in turn. */
function postedAtOnce(server: TestServer, fields: Record<string, string>, count: number) {
  const question = posting(fields, { headers: { Connection: 'close' } });
  return Promise.all(Array.from({ length: count }, () => ask(server.url, question)));
}

test('workers store what is confirmed twice at once only once, and count a source together', async () => {
  const data = join(await ownFolder(), 'data');
  const figures = await freePort();
  const env = { DATA_DIR: data, WORKERS: '2', FEEDBACK_PER_HOUR: '2', METRICS_PORT: String(figures) };
  const server = await ownServer({ at: FIRST.open, env });
  // A process that was started gets connections only once it has tried the build.
  await until(async () => (await workersAt(figures)) === 2 || null, 'both workers to serve');
  const fields = await checked(server.url, writtenBy('连按的人'));
  const answers = await postedAtOnce(server, fields, 8);
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
  const again = await told(server.url, await checked(server.url, writtenBy('又写一条的人')));
  expect(again.heading).toBe('已经收到您的反馈');
  const beyond = await checked(server.url, writtenBy('写得太多的人'));
  const refused = await postedAtOnce(server, beyond, 4);
  expect([...new Set(refused.map(({ status }) => status))]).toEqual([429]);
  expect((await keptIn(data)).messages.length).toBe(2);
});

test('a worker that ends is replaced, and what its readers sent waits', async () => {
  const server = await ownServer({ at: FIRST.open });
  const [first = 0] = await workersOf(server, 1);
  process.kill(first, 'SIGKILL');
  await until(async () => (isRunningPid(first) ? null : true), 'the worker to be gone');
  expect((await ask(server.url, '/privacy')).status).toBe(200);
  const [second] = await workersOf(server, 1);
  expect(second).not.toBe(first);
  await server.printed(`提供网站的进程 ${first} 意外结束（SIGKILL）。正在重新启动一个。`);
});

test('a worker that is told to stop finishes what it began, and is replaced', async () => {
  const server = await ownServer({ at: FIRST.open });
  const [first = 0] = await workersOf(server, 1);
  const held = await holdPost(server.port, await checked(server.url, writtenBy('正在提交的人')));
  process.kill(first, 'SIGTERM');
  await workersOf(server, 2);
  expect((await ask(server.url, '/privacy')).status).toBe(200);
  held.send(0, held.size);
  expect((await held.told).heading).toBe('已经收到您的反馈');
  await until(async () => (isRunningPid(first) ? null : true), 'the worker to end');
  await server.end();
  expect(server.log()).not.toContain('意外结束');
});

test('staff hear of a worker that dies while it stops', async () => {
  const server = await ownServer({ at: FIRST.open });
  const [first = 0] = await workersOf(server, 1);
  const held = await holdPost(server.port, await checked(server.url, writtenBy('没有写完的人')));
  held.told.catch(() => undefined);
  process.kill(first, 'SIGTERM');
  await workersOf(server, 2);
  process.kill(first, 'SIGABRT');
  await server.printed(`提醒：提供网站的进程 ${first} 意外结束（SIGABRT），是在停止的时候。`);
});

test('workers that end again and again are reported, and in the end the whole server ends', async () => {
  const server = await startServer({ at: FIRST.open });
  const killed: number[] = [];
  await until(async () => {
    for (const pid of (await childrenOf(server.pid)).filter((one) => !killed.includes(one))) {
      killed.push(pid);
      process.kill(pid, 'SIGKILL');
    }
    return isRunningPid(server.pid) ? null : true;
  }, 'the server to end');
  expect(await server.end()).toBe(1);
  await server.printed('一分钟内已经多次这样，不再重新启动，现在还有 0 个进程提供网站。');
  expect(killed.length).toBe(5);
  await server.stop();
});

test('a server that is killed leaves no worker behind, and its port free', async () => {
  const server = await startServer({ at: FIRST.open, env: { WORKERS: '2' } });
  const workers = await workersOf(server, 2);
  process.kill(server.pid, 'SIGKILL');
  await until(async () => (workers.some(isRunningPid) ? null : true), 'the workers to end');
  const socket = connect(server.port, '127.0.0.1');
  await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
  await server.stop();
});
