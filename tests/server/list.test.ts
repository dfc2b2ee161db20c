import { beforeAll, describe, expect, test } from 'vitest';
import { type Answered, ask, lastingLines } from '../harness/ask';
import { running, values } from '../harness/document';
import { FIRST, FUNDS, SLUGS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

const ISSUER = '雾隐岛海洋保护站';
const WORD = '珊瑚灯塔';
const SITE = 'http://localhost:3000';

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

/** Asks for the list with some parameters. */
function list(parameters: Readonly<Record<string, string>> = {}): Promise<Answered> {
  return ask(server.url, `/notices?${new URLSearchParams(parameters)}`);
}

/** The notices that a page lists, in its order. */
const slugsIn = ({ text }: Answered) =>
  values(text, 'href', /<h3><a [^>]*>/g).map((href) => href.replace('/notices/', ''));

/** A page without the address's own words and without what depends on its length. */
const bare = (answer: Answered, word: string) => ({
  status: answer.status,
  lines: lastingLines(answer).filter((line) => !/^(content-length|etag):/.test(line)),
  text: [word, encodeURIComponent(word), encodeURIComponent(encodeURIComponent(word))].reduce(
    (text, spelling) => text.replaceAll(spelling, ''),
    answer.text,
  ),
});

describe('a notice, one second before its publication', () => {
  beforeAll(() => server.stopClock(secondsAfter(WHALE.published, -1)));

  test('is not counted, listed or suggested as a filter', async () => {
    const { text } = await list();
    expect(text).toContain(`共${SLUGS.length - 1}篇通报。`);
    expect(text).not.toContain(ISSUER);
    expect(text).not.toContain(encodeURIComponent(ISSUER));
  });

  test.each([WORD, ISSUER, '琉璃鲸救护工作督查', '2025年1月8日'])('is not found by %s', async (q) => {
    const nobody = '不存在的字词'.slice(0, 4);
    const [hidden, absent] = await Promise.all([list({ q }), list({ q: nobody })]);
    expect(bare(hidden, q)).toEqual(bare(absent, nobody));
  });

  test('has an issuer like one that there is not', async () => {
    const [hidden, absent] = await Promise.all([list({ issuer: ISSUER }), list({ issuer: '没有这个单位' })]);
    expect([hidden.status, hidden.text]).toEqual([200, absent.text]);
    expect(hidden.text).toBe((await list()).text);
  });

  test('is there at that second in all of them', async () => {
    await server.stopClock(WHALE.published);
    for (const asked of [{}, { q: WORD }, { issuer: ISSUER }, { phase: 'open' }])
      expect(slugsIn(await list(asked))).toContain(WHALE.slug);
    expect((await list()).text).toContain(`共${SLUGS.length}篇通报。`);
    await server.stopClock(secondsAfter(WHALE.published, -1));
    expect(slugsIn(await list({ q: WORD }))).not.toContain(WHALE.slug);
  });
});

describe('the list', () => {
  beforeAll(() => server.stopClock(FIRST.open));

  test('filters by the phase of the moment', async () => {
    await server.stopClock(secondsAfter(FUNDS.closed, -1));
    expect(slugsIn(await list({ phase: 'open' }))).toContain(FUNDS.slug);
    await server.stopClock(FUNDS.closed);
    expect(slugsIn(await list({ phase: 'open' }))).not.toContain(FUNDS.slug);
    expect(slugsIn(await list({ phase: 'closed' }))).toContain(FUNDS.slug);
    await server.stopClock(FIRST.open);
  });

  test('leads to every other filter without losing one, and out of each', async () => {
    const { text } = await list({ phase: 'open', q: '科普' });
    const links = values(text, 'href')
      .filter((href) => /^\/notices(\?|$)/.test(href))
      .map((href) => href.replaceAll('&amp;', '&'));
    const asked = links.map((link) => Object.fromEntries(new URL(link, SITE).searchParams));
    expect(asked).toContainEqual({ q: '科普' });
    expect(asked).toContainEqual({ phase: 'open' });
    expect(asked).toContainEqual({ phase: 'open', q: '科普', issuer: '云溪县科普工作办公室' });
    expect(values(text, 'value', /<input type="hidden" name="phase"[^>]*>/g)).toEqual(['open']);
    expect(text).toMatch(/aria-current="true">正在公示（2篇，已选）/);
  });

  test('finds what a text says and leads to its place', async () => {
    const answer = await list({ q: '科普大讲堂' });
    expect(slugsIn(answer)).toEqual([FIRST.slug]);
    expect(answer.text).toContain(`href="/notices/${FIRST.slug}#rectification-2"`);
    expect(answer.text).toContain('依托科普教育基地、基层<mark>科普大讲堂</mark>等科普阵地');
    expect((await ask(server.url, `/notices/${FIRST.slug}`)).text).toContain('id="rectification-2"');
  });

  test.each([
    '?',
    '?utm_source=chat&from=timeline',
    '?phase=nonsense&page=zero&issuer=',
    '?q=&phase=&issuer=&page=',
    '?_rsc=1&nxtPslug=x',
    '?page=1',
    '?%E0%A4%A=x&page=%ff',
  ])('answers junk as if it were not there: %s', async (query) => {
    const [junk, plain] = [await ask(server.url, `/notices${query}`), await ask(server.url, '/notices')];
    expect([junk.status, junk.text, junk.headers.etag]).toEqual([200, plain.text, plain.headers.etag]);
  });

  test('gives the last page for one past the end, and says so', async () => {
    const { status, text } = await list({ page: '9' });
    expect(status).toBe(200);
    expect(text).toContain('没有第9页，这里是最后一页。');
  });

  test('says what was searched for when nothing was found, and shows ways on', async () => {
    const { status, text } = await list({ q: '不存在的词', phase: 'open' });
    expect(status).toBe(200);
    expect(text).toContain('查找的条件：含有“不存在的词”，正在公示。');
    expect(text).toContain('查看全部通报');
    expect(text).toContain('最新的通报');
    expect(text).toContain(`/notices/${WHALE.slug}`);
  });

  test('is kept by caches alike, however it is filtered; a search is its reader’s alone', async () => {
    await server.stopClock(secondsAfter(FUNDS.closed, -30));
    for (const asked of [{}, { phase: 'open' }, { page: '9' }, { q: '科普' }, { q: '没有' }]) {
      const { headers } = await list(asked);
      expect(headers['cache-control']).toBe(
        'q' in asked
          ? 'private, max-age=0, must-revalidate'
          : 'public, max-age=0, must-revalidate, s-maxage=29',
      );
      expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
    }
    await server.stopClock(FIRST.open);
  });

  test('is offered to search engines unfiltered alone', async () => {
    const told = async (asked: Readonly<Record<string, string>>) =>
      (await list(asked)).text.match(/<link rel="canonical"[^>]*>|<meta name="robots"[^>]*>/g);
    const permanent = [`<link rel="canonical" href="${SITE}/notices"/>`];
    expect(await told({})).toEqual(permanent);
    expect(await told({ page: '9', junk: 'x' })).toEqual(permanent);
    for (const asked of [{ q: '科普' }, { phase: 'open' }, { issuer: ISSUER }])
      expect(await told(asked)).toEqual(['<meta name="robots" content="noindex"/>']);
  });

  test('runs nothing of what an address holds', async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const { text } = await list({ q: hostile, issuer: hostile, phase: hostile, page: hostile });
    expect(running(text.replace(/<(title|h1|p|input|a|li)\b[^<]*/g, ''))).toEqual([]);
    expect(text).not.toMatch(/<script|<img/);
  });

  test('writes no search word into a log', async () => {
    const word = '密而不宣的搜索词';
    for (const asked of [{ q: word }, { q: word, page: 'x' }, { issuer: word }]) await list(asked);
    await ask(server.url, { path: `/notices?q=${encodeURIComponent(word)}`, method: 'POST' });
    await ask(server.url, `/notices?q=${encodeURIComponent(word)}%E0%A4`);
    expect(server.log()).not.toContain(word);
    expect(server.log()).not.toContain(encodeURIComponent(word));
  });
});
