import { once } from 'node:events';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { METRICS_TYPE } from '#lib/metrics/exposition';
import { ask } from '../harness/ask';
import { FIRST, SLUGS } from '../harness/fixtures';
import { ownServer } from '../harness/for-test';
import { childrenOf } from '../harness/process-family';
import { parseMetrics, workersAt } from '../harness/prometheus';
import { freePort, until } from '../harness/server';
import { submitted } from '../harness/writer';

// What a server tells of itself to whoever watches over it.

async function metricsAt(port: number) {
  const { status, text, headers } = await ask(`http://127.0.0.1:${port}`, '/metrics');
  expect([status, headers['content-type']]).toEqual([200, METRICS_TYPE]);
  return { text, metrics: parseMetrics(text) };
}

/** How many answers were counted for a kind of page. */
async function countOf(port: number, page: string): Promise<number> {
  const { metrics } = await metricsAt(port);
  const samples = metrics.get('disclosure_request_duration_seconds')?.samples ?? [];
  return samples
    .filter(({ name, labels }) => name.endsWith('_count') && labels.page === page)
    .reduce((sum, { value }) => sum + value, 0);
}

test('a server tells its figures by the format’s grammar, of all workers together, on the loopback alone', async () => {
  const port = await freePort();
  const server = await ownServer({ at: FIRST.open, env: { METRICS_PORT: String(port), WORKERS: '2' } });
  await until(async () => ((await workersAt(port)) === 2 ? true : null), 'both workers');
  for (let count = 0; count < 20; count += 1) {
    // A connection of its own each time, so that both workers get some.
    await fetch(`${server.url}/notices/${FIRST.slug}`, { headers: { connection: 'close' } });
  }
  await until(async () => ((await countOf(port, 'notice')) >= 20 ? true : null), 'twenty notices');
  expect(await countOf(port, 'notice')).toBe(20);
  const { metrics } = await metricsAt(port);
  expect(metrics.get('disclosure_store_state')?.samples).toMatchObject([
    { labels: { state: 'ok' }, value: 2 },
  ]);
  expect(metrics.get('disclosure_disk_free_bytes')?.samples).toHaveLength(2);
  const outer = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4');
  if (outer) await expect(fetch(`http://${outer.address}:${port}/metrics`)).rejects.toThrow();
  expect((await ask(`http://127.0.0.1:${port}`, '/')).status).toBe(404);
  // Nor by the site's own port.
  expect((await ask(server.url, '/metrics')).status).toBe(404);
});

test('a submission leaves no trace in the figures, nor does any address or name of a notice', async () => {
  const port = await freePort();
  const server = await ownServer({ at: FIRST.open, env: { METRICS_PORT: String(port) } });
  await ask(server.url, '/');
  await until(async () => ((await countOf(port, 'home')) > 0 ? true : null), 'the front page');
  // The machine's disk is others' too, and the harness asks how the server stands.
  const countsIn = (text: string) =>
    text
      .split('\n')
      .filter((line) => /^disclosure_(request|workers)/.test(line) && !line.includes('"health"'));
  const before = countsIn((await metricsAt(port)).text);
  expect((await submitted(server.url)).status).toBe(200);
  await ask(server.url, `/notices/${FIRST.slug}/feedback`);
  // Counted after them, and told in the same figures.
  await ask(server.url, '/privacy');
  await until(async () => ((await countOf(port, 'page')) > 0 ? true : null), 'the privacy page');
  const { text } = await metricsAt(port);
  expect(countsIn(text).filter((line) => !line.includes('page="page"'))).toEqual(before);
  for (const slug of SLUGS) expect(text).not.toContain(slug);
});

test('counts do not fall when a worker is replaced', async () => {
  const port = await freePort();
  const server = await ownServer({ at: FIRST.open, env: { METRICS_PORT: String(port) } });
  for (let count = 0; count < 5; count += 1) await ask(server.url, '/notices');
  await until(async () => ((await countOf(port, 'list')) === 5 ? true : null), 'five lists');
  for (const pid of await childrenOf(server.pid)) process.kill(pid, 'SIGKILL');
  await server.printed('意外结束');
  expect(await countOf(port, 'list')).toBe(5);
});

test('a port that is taken is told of, and the site is served all the same', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const server = await ownServer({ at: FIRST.open, env: { METRICS_PORT: String(port) } });
  await server.printed('没有提供监控数字');
  expect((await ask(server.url, '/')).status).toBe(200);
  taken.close();
});
