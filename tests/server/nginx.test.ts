import { readFile, stat } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answered, ask, HOST, lastingLines, type Question } from '../harness/ask';
import { FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { filesBelow, leadFor, type Nginx, startNginx, watchBodies } from '../harness/nginx';
import { letIn } from '../harness/office-client';
import { startServer, type TestServer, until } from '../harness/server';
import { posting, WRITTEN } from '../harness/writer';
import { testDevice, testOffice } from '../unit/office/fixtures';

const PAGE = `/notices/${FUNDS.slug}`;
const ABOUT = `${PAGE}/feedback?item=report-2`;
const FORM = '<form';

/** What the framework has meanings of its own for, and what a cache could mistake for another page. */
const SPOILERS: readonly Question[] = [
  { path: PAGE, headers: { RSC: '1' } },
  { path: `${PAGE}?_rsc=1` },
  { path: PAGE, headers: { 'Next-Router-State-Tree': '%5B%22%22%5D', 'Next-Router-Prefetch': '1' } },
  { path: PAGE, headers: { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree', 'Next-Url': '/' } },
  { path: PAGE, headers: { 'If-None-Match': '*' } },
  {
    path: PAGE,
    headers: { 'If-None-Match': '"nothing"', 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
  },
  { path: PAGE, method: 'HEAD' },
];

/** A reader's view of an answer: its status, and whether the whole page stands there with the form. */
function seen({ status, text, headers }: Answered) {
  const whole = text.startsWith('<!DOCTYPE html>') && text.endsWith('</html>');
  return { status, whole, form: text.includes(FORM), type: headers['content-type'] };
}

const page = (status: number, form: boolean) => ({
  status,
  whole: true,
  form,
  type: 'text/html; charset=utf-8',
});

const BOUNDARIES = [
  { name: 'publication', at: FUNDS.published, before: page(404, false), after: page(200, false) },
  { name: 'the opening of the window', at: FUNDS.opens, before: page(200, false), after: page(200, true) },
  { name: 'the close of the window', at: FUNDS.closed, before: page(200, true), after: page(200, false) },
] as const;

/** Seconds from a boundary at which no answer may be kept. */
const TOO_NEAR = -0.5;

let server: TestServer;
let proxy: Nginx;
let site: string;

async function openProxy(): Promise<void> {
  proxy = await startNginx(server.port);
  site = `https://localhost:${proxy.httpsPort}`;
}

beforeAll(async () => {
  server = await startServer({ at: FIRST.open, env: { TRUST_PROXY: '1' } });
});

afterAll(() => server.stop());

describe('the operators’ nginx, while time passes', () => {
  // Only the site's clock is moved: what nginx kept at another moment must not be there.
  beforeEach(openProxy);
  afterEach(() => proxy.stop());

  test.each(BOUNDARIES)('shows every reader the new state from $name on', async ({ at, before, after }) => {
    const boundary = Date.parse(at);
    const cached = new Set<unknown>();
    const spoil = async () => {
      for (const spoiler of SPOILERS) await ask(site, spoiler);
    };
    await server.stopClock(secondsAfter(at, TOO_NEAR));
    const now = await server.runClock(secondsAfter(at, -(await leadFor(spoil))));
    await until(async () => {
      await spoil();
      const asked = now();
      const answer = await ask(site, PAGE);
      const answered = now();
      if (answered < boundary) {
        expect(seen(answer)).toEqual(before);
        cached.add(answer.headers['x-cache']);
      }
      if (asked >= boundary) expect(seen(answer)).toEqual(after);
      return asked >= boundary + 600 ? true : null;
    }, 'the boundary to pass');
    expect(cached.has('HIT')).toBe(before.status === 200);
  });

  test('keeps the front page and the list up to a publication, and never past it', async () => {
    const boundary = Date.parse(FUNDS.published);
    const cached = new Set<unknown>();
    const round = () => Promise.all(['/', '/notices', '/sitemap.xml'].map((path) => ask(site, path)));
    await server.stopClock(secondsAfter(FUNDS.published, TOO_NEAR));
    const now = await server.runClock(secondsAfter(FUNDS.published, -(await leadFor(round))));
    await until(async () => {
      const asked = now();
      const answers = await round();
      const answered = now();
      for (const { text, headers } of answers) {
        if (answered < boundary) {
          expect(text.includes(FUNDS.slug)).toBe(false);
          cached.add(headers['x-cache']);
        }
        if (asked >= boundary) expect(text.includes(FUNDS.slug)).toBe(true);
      }
      return asked >= boundary + 600 ? true : null;
    }, 'the publication to pass');
    expect(cached).toContain('HIT');
  });

  test.each(SPOILERS)('is not spoiled for the next reader by %j', async (spoiler) => {
    await server.stopClock(FIRST.open);
    const plain = (await ask(server.url, PAGE)).text;
    const first = await ask(site, spoiler);
    if (first.body.length > 0) expect(first.text === plain).toBe(true);
    const next = await ask(site, PAGE);
    expect(seen(next)).toEqual(page(200, true));
    expect(next.text === plain).toBe(true);
  });
});

describe('the operators’ nginx, at one moment', () => {
  beforeAll(async () => {
    await server.stopClock(FIRST.open);
    await openProxy();
  });
  afterAll(() => proxy.stop());

  test('keeps a page, and gives readers with and without gzip the same text', async () => {
    const path = `/notices/${FIRST.slug}`;
    const direct = await ask(server.url, path);
    for (const encoding of ['gzip', 'gzip, deflate, br', 'identity', 'br']) {
      const [first, second] = [
        await ask(site, { path, headers: { 'Accept-Encoding': encoding } }),
        await ask(site, { path, headers: { 'Accept-Encoding': encoding } }),
      ];
      expect(second.headers['x-cache']).toBe('HIT');
      expect(first.headers['content-encoding']).toBe(encoding.startsWith('gzip') ? 'gzip' : undefined);
      expect([first.text === direct.text, second.text === direct.text]).toEqual([true, true]);
      expect(first.headers.vary).toBe('Accept-Encoding, Cookie');
    }
  });

  test('answers 304 to whoever holds the page, packed or not', async () => {
    for (const encoding of ['gzip', 'identity']) {
      const headers = { 'Accept-Encoding': encoding };
      const { etag = '' } = (await ask(site, { path: PAGE, headers })).headers;
      expect(etag).toMatch(encoding === 'gzip' ? /^"/ : /^W\/"/);
      const again = await ask(site, { path: PAGE, headers: { ...headers, 'If-None-Match': etag } });
      expect({ status: again.status, body: again.text }).toEqual({ status: 304, body: '' });
      expect(again.headers['strict-transport-security']).toBe('max-age=31536000');
    }
  });

  test('passes the site’s own headers on, and adds HSTS once to every kind of answer', async () => {
    const questions: readonly Question[] = [
      { path: PAGE },
      { path: PAGE, method: 'HEAD' },
      { path: '/nothing' },
      { path: '/', method: 'DELETE' },
      { path: `${PAGE}/feedback` },
      { path: `${PAGE}/feedback`, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' },
    ];
    for (const question of questions) {
      const [direct, through] = [await ask(server.url, question), await ask(site, question)];
      expect(through.status).toBe(direct.status);
      const kept = direct.lines.filter(
        (line) => !/^(date|connection|keep-alive|content-length|etag|transfer)/.test(line),
      );
      expect(through.lines).toEqual(expect.arrayContaining(kept));
      expect(through.lines.filter((line) => line.startsWith('strict-transport-security'))).toEqual([
        'strict-transport-security: max-age=31536000',
      ]);
      if (question.method === 'HEAD') expect(through.body.length).toBe(0);
    }
  });

  test('sends readers of http to https', async () => {
    const answer = await ask(`http://localhost:${proxy.httpPort}`, {
      path: `${PAGE}?a=1`,
      headers: { host: HOST },
    });
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe(`https://${HOST}${PAGE}?a=1`);
  });

  test('keeps the list as it is filtered, and nothing of what people search for', async () => {
    const word = encodeURIComponent('密而不宣的搜索词');
    for (const path of ['/notices', '/notices?phase=open']) {
      await ask(site, path);
      expect((await ask(site, path)).headers['x-cache']).toBe('HIT');
    }
    const asked = [
      `/notices?q=${word}`,
      `/notices?phase=open&q=${word}`,
      `/notices?%71=${word}`,
      `/reading?from=${encodeURIComponent(`/notices?q=${word}`)}`,
    ];
    for (const path of [...asked, '/notices?q=0']) {
      await ask(site, path);
      expect((await ask(site, path)).headers['x-cache']).not.toBe('HIT');
    }
    for (const file of await filesBelow(proxy.directory))
      expect([file, /%25?E5%25?AF%25?86/i.test(await readFile(file, 'latin1'))]).toEqual([file, false]);
  });

  test('keeps no answer that says no-store', async () => {
    for (const path of ['/nothing', `${PAGE}/feedback`, ABOUT, ABOUT.replace('?', '/?'), '/healthz']) {
      await ask(site, path);
      expect((await ask(site, path)).headers['x-cache']).not.toBe('HIT');
    }
  });

  test('hands the office’s inbox through with its token and its conditions, and tells nobody else of it', async () => {
    const config = { DATA_DIR: server.data, DATABASE_URL: undefined };
    const token = await letIn(config, await testDevice(await testOffice(), 9));
    const asked = { Authorization: `Bearer ${token}` };
    const first = await ask(site, { path: '/office/v1/index', headers: asked });
    const again = await ask(site, {
      path: '/office/v1/index',
      headers: { ...asked, 'If-None-Match': String(first.headers.etag) },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
    for (const question of [
      { path: '' },
      { path: '', method: 'HEAD' },
      { path: '?x=1' },
      { path: '', headers: { Cookie: 'view=care' } },
      { path: '', method: 'POST', body: '{}' },
      { path: '', method: 'PUT', body: '{}' },
    ]) {
      const [hidden, nothing] = await Promise.all(
        ['/office/v1/index', '/nothing'].map((path) =>
          ask(site, { ...question, path: path + question.path }),
        ),
      );
      expect([question, hidden?.status, hidden && lastingLines(hidden)]).toEqual([
        question,
        404,
        nothing && lastingLines(nothing),
      ]);
      expect(hidden?.body).toEqual(nothing?.body);
    }
  });

  test.each([
    { what: 'the form’s target', path: `${PAGE}/feedback`, status: 422 },
    { what: 'the form’s target by another spelling', path: `${PAGE}/feedback/`, status: 422 },
    { what: 'an address that takes none', path: '/notices', status: 405 },
  ])('hands a large post on to $what without writing a byte of it to disk', async ({ path, status }) => {
    const secret = '不可落盘';
    const message = encodeURIComponent(secret.repeat(8_400));
    const written = watchBodies(proxy);
    const pieces = `kind=opinion&message=${message}`.match(/.{1,20000}/g) ?? [];
    const answer = await ask(site, {
      path,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Encoding': 'gzip' },
      body: pieces,
    });
    expect(answer.status).toBe(status);
    expect(answer.text.includes(secret.repeat(8_400))).toBe(status === 422);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await written()).toEqual([]);
    expect(await filesBelow(proxy.temporary)).toEqual([]);
  });

  test('writes down nobody who reads or writes', async () => {
    const own = (await filesBelow(proxy.directory)).filter((file) => !file.startsWith(proxy.cache));
    expect(own.map((file) => file.slice(proxy.directory.length + 1)).sort()).toEqual([
      'error.log',
      'fullchain.pem',
      'nginx.conf',
      'nginx.pid',
      'privkey.pem',
    ]);
    expect(await proxy.errors()).toBe('');
    const usual = await stat('/var/log/nginx/access.log').catch(() => null);
    if (usual) expect(usual.mtimeMs).toBeLessThan(performance.timeOrigin);
  });
});

test('an operator who must log writes down neither who asked nor any query, and of the form’s address nothing', async () => {
  await server.stopClock(FIRST.open);
  const logging = await startNginx(server.port, { logged: true });
  const origin = `https://localhost:${logging.httpsPort}`;
  const headers = { Referer: `https://${HOST}${ABOUT}`, 'User-Agent': 'Somebody/1.0' };
  const spellings = [`${PAGE}/feedback`, `${PAGE}/feedback/`, `/notices//${FUNDS.slug}/./feedbac%6b`];
  for (const path of spellings) {
    const posted = await ask(origin, posting({ ...WRITTEN, item: '' }, { path, headers }));
    expect([path, posted.status]).toEqual([path, path === spellings[2] ? 404 : 200]);
    expect((await ask(`http://localhost:${logging.httpPort}`, { path, headers })).status).toBe(301);
  }
  for (const path of [ABOUT, '/feedback', '/feedback/'])
    expect((await ask(origin, { path, headers })).status).toBe(200);
  for (const path of [`/notices?q=${encodeURIComponent('科普')}`, PAGE, '/'])
    expect((await ask(origin, { path, headers })).status).toBe(200);
  const log = await until(async () => {
    const text = await readFile(`${logging.directory}/access.log`, 'utf8').catch(() => '');
    return text.split('\n').length > 3 ? text : null;
  }, 'three lines of the log');
  expect(log.replace(/^\S+ /gm, '')).toBe(
    ['GET /notices 200', `GET ${PAGE} 200`, 'GET / 200', ''].join('\n'),
  );
  await logging.stop();
});
