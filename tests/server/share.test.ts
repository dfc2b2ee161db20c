import { readFile } from 'node:fs/promises';
import { imageSize } from 'image-size';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ICONS, MOVED } from '../harness/answers';
import { ask, lastingLines } from '../harness/ask';
import { faultsOf, values } from '../harness/document';
import { FIRST, FUNDS, SLUGS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

const SITE = 'http://localhost:3000';
const OLD = '/news/show.asp?id=77';

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});
beforeEach(() => server.stopClock(FIRST.open));

/** The pages that the answer at `path` suggests, by their addresses. */
async function suggestedAt(path: string): Promise<string[]> {
  const { status, headers, text } = await ask(server.url, path);
  expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store']);
  expect([path, await faultsOf(text)]).toEqual([path, []]);
  return values(/<ul class="near">[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '', 'href');
}

describe('the picture that stands for a page where it is shared', () => {
  test('is, for every notice and the site, a small PNG of its own of 1200 by 630', async () => {
    const pictures = await Promise.all(
      ['/share.png', ...SLUGS.map((slug) => `/notices/${slug}.png`)].map((path) => ask(server.url, path)),
    );
    for (const { headers, body } of pictures) {
      expect(headers['content-type']).toBe('image/png');
      expect(imageSize(body)).toMatchObject({ width: 1200, height: 630, type: 'png' });
      expect(body.length).toBeLessThan(80_000);
    }
    expect(new Set(pictures.map(({ body }) => body.toString('base64'))).size).toBe(SLUGS.length + 1);
  });

  test('is there from the publication of its notice on, and kept no longer than the page', async () => {
    const picture = `/notices/${FUNDS.slug}.png`;
    await server.stopClock(secondsAfter(FUNDS.published, -1));
    expect((await ask(server.url, picture)).status).toBe(404);
    await server.stopClock(FUNDS.published);
    expect((await ask(server.url, picture)).status).toBe(200);
    await server.stopClock(secondsAfter(FUNDS.closed, -30));
    const { headers } = await ask(server.url, picture);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=29');
  });

  test('is named in the page with everything that chats ask for, each once, addresses whole', async () => {
    const { text } = await ask(server.url, `/notices/${FIRST.slug}`);
    const tags = Array.from(
      text.matchAll(/<meta property="([^"]+)" content="([^"]*)"/g),
      ([, ...pair]) => pair,
    );
    expect(Object.fromEntries(tags)).toEqual({
      'og:type': 'article',
      'og:title': FIRST.title,
      'og:url': `${SITE}/notices/${FIRST.slug}`,
      'og:image': `${SITE}/notices/${FIRST.slug}.png`,
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': `${FIRST.title}，中共立山区科协党支部`,
      'og:site_name': '云溪县政务公开办公室',
      'og:locale': 'zh_CN',
      'og:description': values(text, 'content', /<meta name="Description"[^>]+>/g)[0],
      'article:published_time': '2024-11-01T00:00+08:00',
    });
    expect(tags.length).toBe(11);
  });

  test('is the site’s on its own pages, and none where nothing is to share', async () => {
    for (const path of ['/notices', '/privacy']) {
      const { text } = await ask(server.url, path);
      expect(values(text, 'content', /<meta property="og:(url|image)"[^>]+>/g)).toEqual([
        SITE + path,
        `${SITE}/share.png`,
      ]);
    }
    expect((await ask(server.url, '/nothing')).text).not.toContain('property=');
  });
});

describe('the icons', () => {
  test('are there in the forms that engines ask for, and named in every page', async () => {
    const { text } = await ask(server.url, '/privacy');
    expect(values(text, 'href', /<link[^>]+rel="(icon|apple-touch-icon)"[^>]*>/g)).toEqual([
      '/favicon.ico',
      '/icon.svg',
      '/apple-touch-icon.png',
    ]);
    const touch = await ask(server.url, '/apple-touch-icon.png');
    expect([touch.headers['content-type'], imageSize(touch.body)]).toMatchObject([
      'image/png',
      { width: 180, height: 180 },
    ]);
    const tab = await ask(server.url, '/favicon.ico');
    expect([tab.headers['content-type'], imageSize(tab.body).type]).toEqual(['image/x-icon', 'ico']);
  });

  test.each(ICONS)('are there to be read: %s refuses a post and says so', async (path) => {
    const { status, headers } = await ask(server.url, { path, method: 'POST' });
    expect([status, headers.allow, headers['cache-control']]).toEqual([405, 'GET, HEAD', 'no-store']);
  });

  test('stand in a frame of the page’s own ground, by day and by night', async () => {
    const tokens = await readFile('components/style/tokens.css', 'utf8');
    const grounds = Array.from(tokens.matchAll(/--ground: (#[0-9a-f]{6})/g), ([, colour]) => colour);
    const { text } = await ask(server.url, '/');
    expect(values(text, 'content', /<meta name="theme-color"[^>]+>/g)).toEqual(grounds);
  });
});

describe('an address of an earlier site', () => {
  test('leads to where it is now, also with what chats append, for reading alone', async () => {
    for (const path of [MOVED, `${MOVED}&from=singlemessage`]) {
      const { status, headers } = await ask(server.url, path);
      expect([status, headers.location]).toEqual([301, `/notices/${FIRST.slug}#contact`]);
    }
    expect((await ask(server.url, { path: MOVED, method: 'POST', body: 'x' })).status).toBe(404);
  });

  test('leads to a notice from its publication on, and is before that like any that never was', async () => {
    await server.stopClock(secondsAfter(WHALE.published, -1));
    const [early, never] = [await ask(server.url, OLD), await ask(server.url, '/news/show.asp?id=78')];
    expect([early.status, lastingLines(early), early.text]).toEqual([404, lastingLines(never), never.text]);
    await server.stopClock(WHALE.published);
    const { status, headers } = await ask(server.url, OLD);
    expect([status, headers.location]).toEqual([301, `/notices/${WHALE.slug}`]);
  });

  test('is kept by caches no longer than the notice stays as it is', async () => {
    await server.stopClock(secondsAfter(FIRST.closed, -20));
    expect((await ask(server.url, MOVED)).headers['cache-control']).toBe(
      'public, max-age=0, must-revalidate, s-maxage=19',
    );
  });
});

describe('a wrong address', () => {
  test.each([
    `/notices/${FIRST.slug.slice(0, -1)}m`,
    `/notices/${FIRST.slug.replaceAll('-', '')}`,
    `/notices/${FIRST.slug.toUpperCase()}`,
    `/notices/${FIRST.slug}.html`,
    `/notices/${FIRST.slug}%E3%80%82`,
    `/notices/%EF%BC%92024-district-inspection`,
    `/notices/${FIRST.slug.slice(0, 12)}`,
    `/${FIRST.slug}`,
    `/notices/${FIRST.slug}/leadership`,
  ])('is answered with the page that was meant: %s', async (path) => {
    expect(await suggestedAt(path)).toEqual([`/notices/${FIRST.slug}`]);
  });

  test('near to a notice names it from its publication on', async () => {
    await server.stopClock(secondsAfter(WHALE.published, -1));
    expect(await suggestedAt('/notices/2025-glas-whale')).toEqual([]);
    await server.stopClock(WHALE.published);
    expect(await suggestedAt('/notices/2025-glas-whale')).toEqual([`/notices/${WHALE.slug}`]);
  });

  test('is answered with the same for every method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const { status, text } = await ask(server.url, {
        path: `/${FIRST.slug}.html`,
        method,
        body: 'x',
      });
      expect([method, status, text.includes('您要找的可能是')]).toEqual([method, 404, true]);
    }
  });

  test('is shown nowhere, however hostile it is', async () => {
    for (const path of [
      '/%3Cscript%3Ealert(1)%3C/script%3E',
      `/notices/${FIRST.slug}%3Cscript%3E`,
      `/${'x'.repeat(8000)}`,
    ]) {
      const { status, text } = await ask(server.url, path);
      expect([status, /alert|<script|xxx/.test(text)]).toEqual([404, false]);
    }
  });
});
