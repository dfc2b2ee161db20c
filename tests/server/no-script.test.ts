import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITE_PAGES } from '#lib/site/site';
import { ANSWERS, asking, FEEDBACK_ANSWERS, FILES, PAGES } from '../harness/answers';
import { ask, lastingLines, type Question } from '../harness/ask';
import { openBrowser } from '../harness/browser';
import { builtPages } from '../harness/build';
import { running } from '../harness/document';
import { FIRST, FUNDS, SLUGS, secondsAfter } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

/** An address with one parameter more. */
const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

/** Requests that mean something of its own to the framework. */
const MEANINGS: readonly Pick<Question, 'headers'>[] = [
  { headers: { RSC: '1' } },
  { headers: { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%2C%7B%7D%5D' } },
  { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } },
  { headers: { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' } },
  { headers: { 'Next-Router-State-Tree': 'x', 'Next-Url': '/notices' } },
  { headers: { 'Next-Action': '0123456789' } },
  { headers: { 'x-nextjs-data': '1' } },
  { headers: { 'x-middleware-prefetch': '1', 'x-middleware-subrequest': 'middleware' } },
  { headers: { 'x-middleware-rewrite': '/prerendered/privacy', 'x-middleware-next': '1' } },
  { headers: { 'x-middleware-override-headers': 'rsc', 'x-middleware-request-rsc': '1' } },
  { headers: { 'x-matched-path': '/prerendered/privacy' } },
  {
    headers: {
      'x-invoke-path': '/prerendered/privacy',
      'x-invoke-status': '500',
      'x-invoke-output': '/_error',
    },
  },
  { headers: { 'x-now-route-matches': '1=privacy', 'x-prerender-revalidate': '1' } },
  { headers: { Accept: 'text/x-component', Purpose: 'prefetch' } },
  { headers: { Cookie: '__prerender_bypass=1; __next_preview_data=1' } },
  { headers: { 'x-preview': '', 'x-forwarded-host': 'evil.example' } },
];

const QUERIES = [
  '_rsc=1',
  '_rsc=1&x=2',
  '__nextDataReq=1',
  'nxtPslug=nothing',
  '%5frsc=1',
  '__nextLocale=en',
  'x=1&_rsc',
];

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

describe('the running server', () => {
  test('ships nothing that runs in any answer', async () => {
    for (const question of ANSWERS) {
      const { status, text, headers } = await ask(server.url, question);
      expect([asking(question), status]).toEqual([asking(question), question.status]);
      // The bytes of a picture are no text.
      const read = headers['content-type']?.startsWith('image/') ? '' : text;
      expect([asking(question), running(read)]).toEqual([asking(question), []]);
      expect(
        Object.keys(headers).filter((name) => /^(x-next|x-middleware|x-powered-by|link$)/.test(name)),
      ).toEqual([]);
    }
  });

  test.each([
    { phase: 'before publication', at: secondsAfter(FUNDS.published, -1) },
    { phase: 'upcoming', at: FUNDS.published },
    { phase: 'open', at: FUNDS.opens },
    { phase: 'closed', at: FUNDS.closed },
  ])('ships nothing that runs, $phase', async ({ at }) => {
    await server.stopClock(at);
    for (const path of PAGES) expect(running((await ask(server.url, path)).text)).toEqual([]);
    await server.stopClock(FIRST.open);
  });

  test('answers the framework’s own questions like any other, byte for byte', async () => {
    for (const path of [
      ...PAGES,
      `/notices/${FIRST.slug}.json`,
      '/nothing',
      `/notices/${FIRST.slug}/feedback`,
    ]) {
      const plain = await ask(server.url, path);
      for (const question of [
        ...MEANINGS.map((meaning) => ({ ...meaning, path })),
        ...QUERIES.map((query) => ({ path: withQuery(path, query) })),
        ...QUERIES.map((query) => ({ path: withQuery(path, query), headers: { RSC: '1' } })),
      ]) {
        const answer = await ask(server.url, question);
        expect([asking(question), answer.status, lastingLines(answer)]).toEqual([
          asking(question),
          plain.status,
          lastingLines(plain),
        ]);
        expect(answer.body.equals(plain.body)).toBe(true);
      }
    }
  });

  test('reads a post like any other, whatever it means to the framework', async () => {
    const post = FEEDBACK_ANSWERS.find(({ status, body }) => status === 422 && body !== '');
    if (!post) throw new Error('no post to repeat');
    const plain = await ask(server.url, post);
    for (const { headers } of MEANINGS) {
      const answer = await ask(server.url, { ...post, headers: { ...post.headers, ...headers } });
      expect([answer.status, answer.body.equals(plain.body)]).toEqual([422, true]);
    }
  });
});

describe('the build', () => {
  test('holds finished pages in pieces, and in none of them anything that runs', async () => {
    const pages = await builtPages();
    expect(pages.size).toBe(SLUGS.length + SITE_PAGES.length);
    for (const [name, html] of pages) expect([name, running(html)]).toEqual([name, []]);
  });
});

describe('a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('makes one request for each kind of page, but for its pictures, and complains of nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    for (const path of [...PAGES, '/nothing', `/notices/${FIRST.slug}/feedback`]) {
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (!FILES.includes(pathname) && !/\/pictures\//.test(pathname))
          requests.push(request.resourceType());
        if (request.resourceType() === 'script') complaints.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // The browser itself remarks on a page that is a 404.
        if (!/the server responded with a status of 404/.test(message.text()))
          complaints.push(message.text());
      });
      await page.goto(server.url + path, { waitUntil: 'load' });
      const once = path.endsWith('/feedback') ? ['document', 'document'] : ['document'];
      expect([path, requests.filter((kind) => kind !== 'other'), complaints]).toEqual([path, once, []]);
      expect(await page.evaluate(() => document.scripts.length)).toBe(0);
      await page.close();
    }
    await context.close();
  });
});
