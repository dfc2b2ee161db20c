import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORGED_ADDRESS, PROBE_HEADER } from '#lib/doctor/probe';
import { doctorReportSchema } from '#lib/doctor/report';
import { ask } from '../harness/ask';
import { runScript } from '../harness/command';
import { ownNginx, ownServer } from '../harness/for-test';
import type { NginxOptions } from '../harness/nginx';
import { TEST_OUTPUT, type TestServer } from '../harness/server';

// What the doctor finds out of the proxies in front of a running site, and who else learns of it.

/** What is found of proxies at an address. */
async function proxiesAt(url: string, { data }: Pick<TestServer, 'data'>): Promise<string[]> {
  const { stdout } = await runScript('doctor', {
    args: ['--data', data, '--site-url', url, '--json'],
    env: { DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1' },
  });
  const { findings } = doctorReportSchema.parse(JSON.parse(stdout));
  return findings.map(({ id }) => id).filter((id) => id.startsWith('proxy'));
}

async function behindNginx(trusted: string, options: NginxOptions = {}): Promise<string[]> {
  const server = await ownServer({ env: { TRUST_PROXY: trusted } });
  const nginx = await ownNginx(server.port, options);
  return proxiesAt(`https://localhost:${nginx.httpsPort}`, server);
}

test('behind nginx as it is handed out, all is well', async () => {
  expect(await behindNginx('1')).toEqual(['proxy']);
});

test('a proxy that is not trusted makes one reader of all', async () => {
  expect(await behindNginx('0')).toEqual(['proxy.one']);
});

test('a proxy that is trusted and not there lets readers forge their address', async () => {
  const server = await ownServer({ env: { TRUST_PROXY: '1' } });
  expect(await proxiesAt(server.url, server)).toEqual(['proxy.forged']);
});

test('a proxy that takes no large body is found', async () => {
  const changed = [['client_max_body_size 0;', 'client_max_body_size 100k;']] as const;
  expect(await behindNginx('1', { changed })).toEqual(['proxy.cut']);
});

test('a proxy that gathers a body before it hands it on is found', async () => {
  const changed = [['proxy_request_buffering off;', 'proxy_request_buffering on;']] as const;
  expect(await behindNginx('1', { changed })).toEqual(['proxy.gathers']);
});

test('whoever does not know the server’s secret is answered as ever', async () => {
  const server = await ownServer({});
  for (const shown of ['', '0'.repeat(48), 'a,b']) {
    const headers = { [PROBE_HEADER]: shown, 'x-forwarded-for': FORGED_ADDRESS };
    const asked = await ask(server.url, { path: '/healthz', headers });
    expect([asked.status, asked.text]).toEqual([200, expect.stringMatching(/^pages: ok\nstore: \w+\n$/)]);
  }
});

test('the secret lies where the site’s account alone can read it, and goes with the server', async () => {
  const server = await ownServer({});
  const folder = join(TEST_OUTPUT, 'servers');
  const file = join(folder, `${server.pid}.probe`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const secret = await readFile(file, 'utf8');
  const { text } = await ask(server.url, { path: '/healthz', headers: { [PROBE_HEADER]: secret } });
  // No address is told even so.
  expect(JSON.parse(text)).toEqual({ hops: 1, forgedAt: -1, client: 0, trusted: 0 });
  expect(server.log()).not.toContain(secret);
  await server.end();
  expect(await readdir(folder)).not.toContain(`${server.pid}.probe`);
});
