import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeEvent } from '#lib/model/event';
import { ask } from '../harness/ask';
import { type EventfulBuild, eventfulBuild } from '../harness/eventful-build';
import { FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { leadFor, type Nginx, startNginx } from '../harness/nginx';
import { startServer, type TestServer, until } from '../harness/server';
import { ATOM_GRAMMAR, xmlFaults, xpath } from '../harness/xmllint';

const TITLE = '关于科普经费的通报';
const CORRECTED = '2024-12-20T10:30:00+08:00';
const WORDS = '更换支出表';

const EVENTS: Readonly<Record<string, readonly NoticeEvent[]>> = {
  [FUNDS.slug]: [
    {
      kind: 'published',
      name: 'published',
      at: '2024-12-05T15:00+08:00',
      title: TITLE,
      fingerprint: 'a'.repeat(64),
    },
    {
      kind: 'opened',
      name: 'opened',
      at: '2024-12-10T00:00+08:00',
      title: TITLE,
      window: { opens: '2024-12-10', closes: '2025-01-15' },
    },
    {
      kind: 'corrected',
      name: 'corrected-2',
      at: '2024-12-20T10:30+08:00',
      title: TITLE,
      version: 2,
      what: WORDS,
      why: '数字有误',
      before: 'a'.repeat(64),
      after: 'b'.repeat(64),
    },
    {
      kind: 'closed',
      name: 'closed',
      at: '2025-01-16T00:00+08:00',
      title: TITLE,
      window: { opens: '2024-12-10', closes: '2025-01-15' },
    },
  ],
  [WHALE.slug]: [
    {
      kind: 'published',
      name: 'published',
      at: '2025-01-10T09:00+08:00',
      title: '琉璃鲸',
      fingerprint: 'c'.repeat(64),
    },
  ],
};

/** The name of the event of which the entry in the feed is, for each entry. */
function namesIn(feed: string): string[] {
  return [...feed.matchAll(/<id>tag:yunxi\.example,2022:(.+\/.+)<\/id>/g)].map(([, name = '']) => name);
}

let build: EventfulBuild;
let server: TestServer;
beforeAll(async () => {
  build = await eventfulBuild('feed', (slug) => EVENTS[slug] ?? []);
  server = await startServer({ at: FIRST.open, output: build.output, env: { TRUST_PROXY: '1' } });
});
afterAll(async () => {
  await server.stop();
  await build.remove();
});

describe('the feed', () => {
  test('is Atom by the grammar of RFC 4287, whatever the moment', async () => {
    for (const at of [
      '2020-01-01T00:00:00+08:00',
      FUNDS.published,
      FIRST.open,
      '2026-01-01T00:00:00+08:00',
    ]) {
      await server.stopClock(at);
      const { status, headers, text } = await ask(server.url, '/feed.xml');
      expect([at, status, headers['content-type']]).toEqual([at, 200, 'application/atom+xml; charset=utf-8']);
      expect([at, xmlFaults(text, ATOM_GRAMMAR)]).toEqual([at, '']);
    }
  });

  test('tells of what has happened, newest first, and leads to where it is', async () => {
    await server.stopClock(FIRST.open);
    const { text } = await ask(server.url, '/feed.xml');
    expect(namesIn(text)).toEqual([
      `${WHALE.slug}/published`,
      ...['corrected-2', 'opened', 'published'].map((name) => `${FUNDS.slug}/${name}`),
    ]);
    const read = (path: string) =>
      xpath(text, `string(${path.replace(/[a-z]+(?=[[/]|$)/g, '*[local-name()="$&"]')})`);
    expect(read('/feed/updated')).toBe('2025-01-10T09:00:00+08:00');
    expect(read('/feed/author/name')).toBe('云溪县政务公开办公室');
    for (const [, address = ''] of text.matchAll(/<link [^>]*href="http:\/\/localhost:3000([^"#]*)/g))
      expect([address, (await ask(server.url, address)).status]).toEqual([address, 200]);
  });

  test('tells of nothing before its second', async () => {
    for (const [at, events] of [
      [FUNDS.published, 1],
      [FUNDS.opens, 2],
      [CORRECTED, 3],
      [FUNDS.closed, 5],
    ] as const) {
      await server.stopClock(secondsAfter(at, -0.001));
      expect([at, namesIn((await ask(server.url, '/feed.xml')).text).length]).toEqual([at, events - 1]);
      await server.stopClock(at);
      expect([at, namesIn((await ask(server.url, '/feed.xml')).text).length]).toEqual([at, events]);
    }
  });

  test('knows nothing of a notice before its publication, whatever has been written of it', async () => {
    const told = async () => {
      const { text } = await ask(server.url, '/feed.xml');
      return WHALE.words.filter((word) => text.includes(word));
    };
    await server.stopClock(secondsAfter(WHALE.published, -0.001));
    expect(await told()).toEqual([]);
    await server.stopClock(WHALE.published);
    expect(await told()).toEqual(['琉璃鲸', 'glass-whale']);
  });

  test('is confirmed with 304 to who holds it, until something happens', async () => {
    await server.stopClock(secondsAfter(CORRECTED, -30));
    const { etag = '', ...headers } = (await ask(server.url, '/feed.xml')).headers;
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=29');
    expect(headers['last-modified']).toBeUndefined();
    const again = { path: '/feed.xml', headers: { 'If-None-Match': etag } };
    expect((await ask(server.url, again)).status).toBe(304);
    await server.stopClock(CORRECTED);
    expect((await ask(server.url, again)).status).toBe(200);
  });
});

describe('a correction', () => {
  test('stands in the data and dates the sitemap from its second on, and ends what caches keep', async () => {
    const PAGE = `/notices/${FUNDS.slug}`;
    const lastmod = async () =>
      new RegExp(`${PAGE}</loc><lastmod>(.*?)<`).exec((await ask(server.url, '/sitemap.xml')).text)?.[1];
    await server.stopClock(secondsAfter(CORRECTED, -10));
    expect((await ask(server.url, `${PAGE}.json`)).text).not.toContain(WORDS);
    expect(await lastmod()).toBe('2024-12-10');
    for (const path of [PAGE, `${PAGE}.json`, `${PAGE}.ics`, '/feed.xml', '/sitemap.xml', '/notices']) {
      const { headers } = await ask(server.url, path);
      expect([path, headers['cache-control']]).toEqual([
        path,
        'public, max-age=0, must-revalidate, s-maxage=9',
      ]);
    }
    await server.stopClock(CORRECTED);
    expect((await ask(server.url, `${PAGE}.json`)).text).toContain(WORDS);
    expect(await lastmod()).toBe('2024-12-20');
  });
});

describe('the operators’ nginx', () => {
  let proxy: Nginx;
  beforeAll(async () => {
    proxy = await startNginx(server.port);
  });
  afterAll(() => proxy.stop());

  test('keeps feed and data up to a correction, and never past it', async () => {
    const boundary = Date.parse(CORRECTED);
    const cached = new Set<unknown>();
    const site = `https://localhost:${proxy.httpsPort}`;
    const round = () =>
      Promise.all(['/feed.xml', `/notices/${FUNDS.slug}.json`].map((path) => ask(site, path)));
    // Too near to the boundary to be kept.
    await server.stopClock(secondsAfter(CORRECTED, -0.5));
    const now = await server.runClock(secondsAfter(CORRECTED, -(await leadFor(round))));
    await until(async () => {
      const asked = now();
      const answers = await round();
      const answered = now();
      for (const { text, headers } of answers) {
        if (answered < boundary) {
          expect(text.includes(WORDS)).toBe(false);
          cached.add(headers['x-cache']);
        }
        if (asked >= boundary) expect(text.includes(WORDS)).toBe(true);
      }
      return asked >= boundary + 600 ? true : null;
    }, 'the correction to pass');
    expect(cached).toContain('HIT');
  });
});

describe('a site that does not fix what ids begin with', () => {
  test('has no feed', async () => {
    const other = await eventfulBuild(
      'feedless',
      () => [],
      (record) => {
        const { feed: _, ...publisher } = record.publisher;
        return { ...record, publisher };
      },
    );
    const without = await startServer({ at: FIRST.open, output: other.output });
    const { status, headers } = await ask(without.url, '/feed.xml');
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    await without.stop();
    await other.remove();
  });
});
