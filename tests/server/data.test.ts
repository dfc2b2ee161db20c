import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import ICAL from 'ical.js';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noticeDataSchema } from '#lib/formats/data';
import { untilState } from '../harness/as-usual';
import { ask } from '../harness/ask';
import { openBrowser } from '../harness/browser';
import {
  ARCHIVES,
  FIRST,
  FUNDS,
  READING_ROOM,
  SLUGS,
  secondsAfter,
  WHALE,
  WITH_WINDOW,
} from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

const SITE = 'http://localhost:3000';

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});
beforeEach(() => server.stopClock(FIRST.open));

describe('a notice as data', () => {
  const phaseOf = async (slug: string) =>
    noticeDataSchema.parse(JSON.parse((await ask(server.url, `/notices/${slug}.json`)).text)).phase;

  test.each(SLUGS)('is valid by its schema, and nothing besides: %s', async (slug) => {
    const { headers, text } = await ask(server.url, `/notices/${slug}.json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const data: unknown = JSON.parse(text);
    expect(noticeDataSchema.strict().parse(data)).toEqual(data);
    expect(data).toMatchObject({ slug, url: `${SITE}/notices/${slug}` });
    expect(text).toBe(`${JSON.stringify(data, null, 2)}\n`);
  });

  test('names the phase of the moment', async () => {
    for (const [at, phase] of [
      [FUNDS.published, 'upcoming'],
      [secondsAfter(FUNDS.opens, -1), 'upcoming'],
      [FUNDS.opens, 'open'],
      [secondsAfter(FUNDS.closed, -1), 'open'],
      [FUNDS.closed, 'closed'],
    ] as const) {
      await server.stopClock(at);
      expect([at, await phaseOf(FUNDS.slug)]).toEqual([at, phase]);
    }
  });

  test('has no phase without a window', async () => {
    expect([await phaseOf(ARCHIVES.slug), await phaseOf(READING_ROOM.slug)]).toEqual([null, null]);
  });
});

describe('a notice as plain text', () => {
  test.each(SLUGS)('is UTF-8 without a mark, with LF and one final line end: %s', async (slug) => {
    const { headers, body, text } = await ask(server.url, `/notices/${slug}.txt`);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)).toBe(text);
    expect(text).not.toMatch(/[\r\ufeff\t]|\n\n$|[ \u3000]\n/);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('is, for the first notice, the copy that was reflowed by hand', async () => {
    const { text } = await ask(server.url, `/notices/${FIRST.slug}.txt`);
    const reflowed = await readFile('tests/fixtures/first-version/reflowed.txt', 'utf8');
    expect(text.replace(/\n+/g, '\n')).toBe(reflowed.replace(/\n+/g, '\n'));
  });
});

describe('a notice in a form that it does not have', () => {
  test.each(['.pdf', '.xml', '.html', '.md', '.JSON', '.json.txt', '.', '/notice.md', '/x.json'])(
    'is not there: %s',
    async (ending) => {
      expect((await ask(server.url, `/notices/${FIRST.slug}${ending}`)).status).toBe(404);
    },
  );
});

describe('the schema of the data', () => {
  test('is at the address that the data name, and that is its own; the data are valid by it', async () => {
    const { headers, text } = await ask(server.url, '/schema/notice-1.json');
    expect(headers['content-type']).toBe('application/schema+json; charset=utf-8');
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    const schema = JSON.parse(text);
    const isValid = ajv.compile(schema);
    for (const slug of SLUGS) {
      const data = JSON.parse((await ask(server.url, `/notices/${slug}.json`)).text);
      expect([slug, isValid(data), isValid.errors]).toEqual([slug, true, null]);
      expect(data.$schema).toBe(schema.$id);
    }
    expect(schema.$id).toBe(`${SITE}/schema/notice-1.json`);
  });
});

describe('the closing moment', () => {
  test.each(WITH_WINDOW)('is a calendar file whatever the phase: %s', async (slug) => {
    const files = new Set<string>();
    for (const at of [FIRST.open, '2026-01-01T00:00:00+08:00']) {
      await server.stopClock(at);
      const { status, headers, text } = await ask(server.url, `/notices/${slug}.ics`);
      expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      files.add(text);
    }
    const data = noticeDataSchema.parse(JSON.parse((await ask(server.url, `/notices/${slug}.json`)).text));
    // A withdrawal cancels what a calendar was given.
    expect(files.size).toBe(data.withdrawn === null ? 1 : 2);
    const [event] = new ICAL.Component(ICAL.parse([...files][0] ?? '')).getAllSubcomponents('vevent');
    if (!event) throw new Error('no event');
    expect(new ICAL.Event(event).startDate.toUnixTime() * 1000).toBe(
      Date.parse(`${data.window?.closes}T23:59:00+08:00`),
    );
  });

  test('is offered on the page until it has passed', async () => {
    const offered = async () =>
      (await ask(server.url, `/notices/${FUNDS.slug}`)).text.includes(`href="/notices/${FUNDS.slug}.ics"`);
    for (const [at, isOffered] of [
      [FUNDS.published, true],
      [FUNDS.opens, true],
      [secondsAfter(FUNDS.closed, -1), true],
      [FUNDS.closed, false],
    ] as const) {
      await server.stopClock(at);
      expect([at, await offered()]).toEqual([at, isOffered]);
    }
  });
});

describe('what a page names for machines', () => {
  const linksIn = (html: string) =>
    Array.from(
      html.matchAll(/<link rel="alternate" type="([^"]*)" href="([^"]*)"/g),
      ([, type, href]) => `${type} ${href}`,
    );

  test.each(SLUGS)('is its data, its text and the feed: %s', async (slug) => {
    expect(linksIn((await ask(server.url, `/notices/${slug}`)).text)).toEqual([
      `application/json /notices/${slug}.json`,
      `text/plain /notices/${slug}.txt`,
      'application/atom+xml /feed.xml',
    ]);
  });

  test('is of other types than those that answer, nowhere', async () => {
    for (const link of linksIn((await ask(server.url, '/')).text)) {
      const [type, href = ''] = link.split(' ');
      expect([href, (await ask(server.url, href)).headers['content-type']]).toEqual([
        href,
        `${type}; charset=utf-8`,
      ]);
    }
  });

  test('is the feed, on the list and the other pages', async () => {
    for (const path of ['/notices', '/privacy', '/reading'])
      expect([path, linksIn((await ask(server.url, path)).text)]).toEqual([
        path,
        ['application/atom+xml /feed.xml'],
      ]);
  });
});

describe('the sitemap', () => {
  const entry = (path: string, day?: string) =>
    `  <url><loc>${SITE}${path}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`;
  const sitemap = (entries: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}</urlset>\n`;
  const OLDER =
    entry(`/notices/${FIRST.slug}`, '2024-11-01') +
    entry('/notices/2024-county-water', '2024-11-30') +
    entry(`/notices/${ARCHIVES.slug}`, '2023-05-04') +
    entry(`/notices/${READING_ROOM.slug}`, '2022-06-20') +
    entry('/privacy') +
    entry('/reading') +
    entry('/feedback');

  test('lists what can be read, with the dates of the content', async () => {
    const { headers, text } = await ask(server.url, '/sitemap.xml');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(text).toBe(
      sitemap(
        entry('/', '2025-01-10') +
          entry('/notices', '2025-01-10') +
          entry(`/notices/${WHALE.slug}`, '2025-01-10') +
          entry(`/notices/${FUNDS.slug}`, '2024-12-10') +
          OLDER,
      ),
    );
  });

  test('knows of a notice from its publication on', async () => {
    await server.stopClock(secondsAfter(FUNDS.published, -1));
    const before = sitemap(entry('/', '2024-11-01') + entry('/notices', '2024-11-30') + OLDER);
    expect((await ask(server.url, '/sitemap.xml')).text).toBe(before);
    await server.stopClock(FUNDS.published);
    expect((await ask(server.url, '/sitemap.xml')).text).toContain(FUNDS.slug);
  });

  test('names only addresses that answer, and is XML to a browser', async () => {
    const { text } = await ask(server.url, '/sitemap.xml');
    const browser = await openBrowser();
    const page = await browser.newPage();
    const addresses = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      if (parsed.querySelector('parsererror')) throw new Error('not well-formed');
      return Array.from(parsed.querySelectorAll('url > loc'), (loc) => loc.textContent ?? '');
    }, text);
    await browser.close();
    expect(addresses.length).toBe(SLUGS.length + 5);
    for (const address of addresses) {
      expect([address, (await ask(server.url, address.slice(SITE.length))).status]).toEqual([address, 200]);
    }
  });
});

describe('what else machines ask for', () => {
  test('robots may read everything but the form’s targets, and learn of the sitemap', async () => {
    const { headers, text } = await ask(server.url, '/robots.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toBe(
      `User-agent: *\nDisallow: /notices/*/feedback$\nAllow: /\n\nSitemap: ${SITE}/sitemap.xml\n`,
    );
  });

  test('health is told in words, and never kept', async () => {
    await untilState(server.url, 'ok');
    const { status, headers, text } = await ask(server.url, '/healthz');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    // On a machine that is busy enough it may be slow again.
    expect(text).toMatch(/^pages: ok\nstore: (ok|slow)\n$/);
  });
});

describe('a picture', () => {
  const PICTURES = `/notices/${FUNDS.slug}/pictures`;

  test('is what staff put there, with its type, from the publication of its notice on', async () => {
    const { status, headers, body } = await ask(server.url, `${PICTURES}/spending.png`);
    expect([status, headers['content-type'], headers['content-encoding']]).toEqual([
      200,
      'image/png',
      undefined,
    ]);
    expect(body.equals(await readFile(`tests/fixtures/content/${FUNDS.slug}/pictures/spending.png`))).toBe(
      true,
    );
    await server.stopClock(secondsAfter(FUNDS.published, -1));
    expect((await ask(server.url, `${PICTURES}/spending.png`)).status).toBe(404);
  });

  test.each([
    `${PICTURES}/none.png`,
    `${PICTURES}/SPENDING.PNG`,
    `${PICTURES}/spending.png.png`,
    `${PICTURES}/spending.svg`,
    `${PICTURES}/spending.constructor`,
    `${PICTURES}/../notice.md`,
    `${PICTURES}/../../../manifest.json`,
    `${PICTURES}/..%2fnotice.md`,
    `${PICTURES}/..%2f..%2f..%2fmanifest.json`,
    `${PICTURES}/%2e%2e/%2e%2e/2025-glass-whale/pictures/none.png`,
    `${PICTURES}/..%5c..%5cnotice.md`,
    `${PICTURES}/spending.png%00.png`,
    `/notices/${FUNDS.slug}/report/01-table.md`,
    `/notices/${FUNDS.slug}/spending.png`,
    `/notices/${FIRST.slug}/pictures/spending.png`,
    `/notices/../pictures/${FUNDS.slug}/pictures/spending.png`,
    `/pictures/${FUNDS.slug}/pictures/spending.png`,
  ])('is at no other address, and nothing else is at one: %s', async (path) => {
    expect((await ask(server.url, path)).status).toBe(404);
  });
});
