import { once } from 'node:events';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Answered, ask, HOST, type Question } from '../harness/ask';
import { inLanes } from '../harness/crowd';
import { FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { ownNginx, ownServer } from '../harness/for-test';
import { filesBelow, type Nginx } from '../harness/nginx';
import { until } from '../harness/server';
import { headingOf, plain, posting, WRITTEN } from '../harness/writer';

// The operators' nginx in front of a site that is leaned on, away, or asked for what it does not know.

const PAGE = `/notices/${FIRST.slug}`;
const AWAY = '网站暂时停止服务';

/** A site behind nginx, and what a reader asks there. */
async function behindNginx(at: string = FIRST.open) {
  const server = await ownServer({ at, env: { TRUST_PROXY: '1' } });
  const proxy = await ownNginx(server.port);
  const site = `https://localhost:${proxy.httpsPort}`;
  return { server, proxy, asked: (question: Question | string) => ask(site, question) };
}

/** Asks for a page until it comes from the cache: nginx gives the entry its name after the reader has the last byte. */
const untilKept = (asked: (path: string) => Promise<Answered>, path: string) =>
  until(async () => {
    const answer = await asked(path);
    return answer.headers['x-cache'] === 'HIT' ? answer : null;
  }, `${path} to be kept`);

/** A TLS connection to nginx, from an address of this machine's own. */
async function dial(
  { httpsPort }: Pick<Nginx, 'httpsPort'>,
  { from = '127.0.0.1', ...options }: { from?: string; ciphers?: string; servername?: string } = {},
): Promise<TLSSocket> {
  const socket = connectTls({
    ...{ host: '127.0.0.1', port: httpsPort, localAddress: from, rejectUnauthorized: false },
    ...{ servername: HOST, maxVersion: options.ciphers ? 'TLSv1.2' : 'TLSv1.3', ...options },
  });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  socket.on('error', () => undefined);
  return socket;
}

/** Sends this at once, and gives the statuses that come until the connection ends. */
async function statusesOf(socket: TLSSocket, bytes: string): Promise<number[]> {
  let heard = '';
  socket.setEncoding('latin1').on('data', (piece) => (heard += piece));
  socket.write(bytes);
  await once(socket, 'close');
  return Array.from(heard.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
}

const head = (path: string) => `HEAD ${path} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`;
const POST = `POST ${PAGE}/feedback HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: 0\r\n\r\n`;

describe('many requests', () => {
  test('sent ahead on one connection are answered up to a number, and another client is answered', async () => {
    const { proxy, asked } = await behindNginx();
    const flood = statusesOf(await dial(proxy), head(PAGE).repeat(3_000));
    expect((await asked(PAGE)).status).toBe(200);
    const statuses = await flood;
    expect(statuses.length).toBeLessThanOrEqual(1_000);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('of one client are refused beyond what a village needs, and those of another are not', async () => {
    const { proxy, asked } = await behindNginx();
    await asked(PAGE);
    const floods = await Promise.all(
      Array.from({ length: 8 }, async () =>
        statusesOf(await dial(proxy, { from: '127.0.0.9' }), head(PAGE).repeat(1_000)),
      ),
    );
    expect(new Set(floods.flat())).toEqual(new Set([200, 429]));
    expect((await asked(PAGE)).status).toBe(200);
    // Any one post may come when the limit grants one more, as it does every 5 ms: pages use up what it grants, before them on
    // the same connection and meanwhile on another.
    const [socket, beside] = [
      await dial(proxy, { from: '127.0.0.9' }),
      await dial(proxy, { from: '127.0.0.9' }),
    ];
    const round = head(PAGE).repeat(45) + POST;
    const [statuses] = await Promise.all([
      statusesOf(socket, round.repeat(19) + round.replace(/\r\n$/, 'Connection: close\r\n\r\n')),
      statusesOf(beside, head(PAGE).repeat(1_000)),
    ]);
    const posts = statuses.filter((_, index) => index % 46 === 45);
    // Fewer than the limit of posts alone lets through.
    expect(posts).toHaveLength(20);
    expect(posts).toContain(429);
  });

  test.each(['/office/v1/index', '/OFFICE/v1/acts'])(
    'to %s are refused beyond what an office needs, as posts are',
    async (path) => {
      const { proxy, asked } = await behindNginx();
      const statuses = await statusesOf(
        await dial(proxy, { from: '127.0.0.9' }),
        head(path).repeat(600) + head(path).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
      );
      expect(new Set(statuses)).toEqual(new Set([404, 429]));
      expect((await asked(path)).status).toBe(404);
    },
  );

  test('of a village behind one address are all answered', async () => {
    const { asked } = await behindNginx();
    const visits = Array.from({ length: 600 }, (_, index) => `${PAGE}?from=groupmessage&visit=${index}`);
    const statuses = await inLanes(40, visits, async (path) => [
      (await asked(path)).status,
      (await asked('/icon.svg')).status,
    ]);
    expect(new Set(statuses.flat())).toEqual(new Set([200]));
  });
});

describe('the cache', () => {
  test('takes nothing for a query that the site does not know, and answers it from the page’s own entry', async () => {
    const { proxy, asked } = await behindNginx();
    for (const path of ['/', PAGE, '/notices', '/notices?phase=open&page=1']) await untilKept(asked, path);
    const before = await filesBelow(proxy.cache);
    const unknown = [
      '/?utm_source=1',
      '/?2',
      `${PAGE}?from=singlemessage`,
      `${PAGE}.json?x=1`,
      '/privacy?a=b',
    ];
    const lists = [
      '/notices?x=1',
      '/notices?phase=open&x=1',
      '/notices?phase=x',
      '/notices?issuer=x',
      '/notices/?page=2',
    ];
    for (const path of [...unknown, ...lists])
      expect([path, (await asked(path)).status]).toEqual([path, 200]);
    expect(await filesBelow(proxy.cache)).toEqual(before);
    expect((await asked(`${PAGE}?from=timeline`)).headers['x-cache']).toBe('HIT');
    expect((await asked('/notices?phase=open&page=1')).headers['x-cache']).toBe('HIT');
    expect((await asked('/notices?phase=open&x=1')).headers['x-cache']).toBe('BYPASS');
  });

  test('takes nothing for another host’s name', async () => {
    const { proxy, asked } = await behindNginx();
    await untilKept(asked, PAGE);
    const before = await filesBelow(proxy.cache);
    const other = await asked({ path: PAGE, headers: { host: 'other.example' } });
    expect(other.status).toBe(421);
    await expect(dial(proxy, { servername: 'other.example' })).rejects.toThrow();
    expect(await filesBelow(proxy.cache)).toEqual(before);
  });

  test('is not asked how the site stands, and keeps the icons', async () => {
    const { server, proxy, asked } = await behindNginx();
    expect((await asked('/healthz')).headers['x-cache']).toBeUndefined();
    const icon = await asked('/icon.svg');
    expect([icon.status, icon.headers['cache-control']]).toEqual([200, 'public, max-age=86400']);
    const isKept = (name: string) => /\/[0-9a-f]{32}$/.test(name);
    await until(async () => (await filesBelow(proxy.cache)).some(isKept) || null, 'the icon to be kept');
    await server.end();
    expect((await asked('/icon.svg')).text).toBe(icon.text);
  });
});

describe('while the site is away', () => {
  test('a page comes from the cache while it may, and everything else says that the site is away', async () => {
    const { server, asked } = await behindNginx();
    const cached = (await untilKept(asked, PAGE)).text;
    await server.end();
    const kept = await asked(PAGE);
    expect([kept.status, kept.headers['x-cache'], kept.text === cached]).toEqual([200, 'HIT', true]);
    for (const path of ['/privacy', '/healthz', `${PAGE}/feedback?item=rectification-3`]) {
      const answer = await asked(path);
      expect([path, answer.status, headingOf(answer), answer.headers['cache-control']]).toEqual([
        ...[path, 503, AWAY, 'no-store'],
      ]);
      expect(answer.lines.filter((line) => line.startsWith('strict-transport-security'))).toHaveLength(1);
    }
  });

  test('a post is told that nothing was stored', async () => {
    const { server, asked } = await behindNginx();
    await server.end();
    const answer = await asked(posting(WRITTEN));
    expect([answer.status, headingOf(answer), answer.headers['content-type']]).toEqual([
      503,
      AWAY,
      'text/html',
    ]);
    expect(plain(answer.text)).toContain('没有看到回执号，就不能视为提交成功');
    expect(answer.text).not.toContain(WRITTEN.name);
  });

  test('no page comes from the cache past a boundary', async () => {
    const { server, asked } = await behindNginx(FUNDS.opens);
    const now = await server.runClock(secondsAfter(FUNDS.closed, -4));
    const path = `/notices/${FUNDS.slug}`;
    const before = await asked(path);
    expect([before.status, before.text.includes('<form')]).toEqual([200, true]);
    await server.kill();
    await until(async () => {
      const asking = now();
      const { status } = await asked(path);
      if (asking >= Date.parse(FUNDS.closed)) expect(status).toBe(503);
      return asking >= Date.parse(FUNDS.closed) + 500 ? true : null;
    }, 'the boundary to pass');
  });
});

test.each([
  { ciphers: 'AES128-GCM-SHA256', taken: false },
  { ciphers: 'DHE-RSA-AES128-GCM-SHA256', taken: false },
  { ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256', taken: true },
  { ciphers: 'ECDHE-ECDSA-AES128-SHA256', taken: true },
])('TLS 1.2 with $ciphers is taken: $taken', async ({ ciphers, taken }) => {
  const { proxy } = await behindNginx();
  const dialled = dial(proxy, { ciphers });
  if (taken) expect((await dialled).getCipher().name).toBe(ciphers);
  else await expect(dialled).rejects.toThrow();
});
