import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { asking, FEEDBACK_ANSWERS, FIRST_STEP, LOOKUP_ANSWERS, NOTHING, PAGES } from '../harness/answers';
import { type Answered, ask, type Question } from '../harness/ask';
import { FIRST_PAGE_BUDGET, faultsOf, skippedDescriptions, strayNames, values } from '../harness/document';
import { FIRST, FUNDS, SLUGS, secondsAfter } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

const SITE = 'http://localhost:3000';
const FIRST_PAGE = `/notices/${FIRST.slug}`;

const FRAME_BUDGET = 10_000;

/** Moments at which the fixtures together are in every phase. */
const MOMENTS = [
  { when: 'before anything is published', at: '2020-01-01T00:00:00+08:00' },
  { when: 'before a window opens', at: FUNDS.published },
  { when: 'while windows are open', at: FIRST.open },
  { when: 'after all windows have closed', at: '2026-01-01T00:00:00+08:00' },
] as const;

/** Every kind of page that is an answer to a reader or a writer. */
const DOCUMENTS: readonly Question[] = [
  ...PAGES.map((path) => ({ path })),
  ...NOTHING.slice(0, 1).map((path) => ({ path })),
  { path: '/', method: 'POST' },
  ...[...FEEDBACK_ANSWERS, ...LOOKUP_ANSWERS].filter(({ method }) => method !== 'HEAD'),
  FIRST_STEP,
];

function isPage({ headers, text }: Answered): boolean {
  return text !== '' && headers['content-type'] === 'text/html; charset=utf-8';
}

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

describe.each(MOMENTS)('$when', ({ at }) => {
  let pages: { name: string; html: string }[];
  beforeAll(async () => {
    await server.stopClock(at);
    const answers = await Promise.all(
      DOCUMENTS.map(async (question) => ({
        name: asking(question),
        answer: await ask(server.url, question),
      })),
    );
    pages = answers
      .filter(({ answer }) => isPage(answer))
      .map(({ name, answer }) => ({ name, html: answer.text }));
    expect(pages.length).toBeGreaterThan(10);
  });

  test('a validator finds nothing in any page', async () => {
    for (const { name, html } of pages) expect([name, await faultsOf(html)]).toEqual([name, []]);
  });

  test('every id stands once, and whatever names one finds it', () => {
    for (const { name, html } of pages) {
      expect([name, strayNames(html)]).toEqual([name, []]);
    }
  });

  test('no description is skipped when a page is read aloud', () => {
    for (const { name, html } of pages) expect([name, skippedDescriptions(html)]).toEqual([name, []]);
  });

  test('every page has one title, one heading of the first level, one main part and no meta tag twice', () => {
    for (const { name, html } of pages) {
      const counts = ['<title>', '<h1', '<main', '<meta charset'].map(
        (mark) => html.toLowerCase().split(mark).length - 1,
      );
      expect([name, counts]).toEqual([name, [1, 1, 1, 1]]);
      const media = (meta: string) => /\smedia="[^"]*"/.exec(meta)?.[0] ?? '';
      const names = (html.match(/<meta[^>]+>/g) ?? []).flatMap((meta) =>
        [...values(meta, 'name'), ...values(meta, 'property')].map((one) => one.toLowerCase() + media(meta)),
      );
      expect([name, names]).toEqual([name, [...new Set(names)]]);
    }
  });

  test('no form is sent to an address with a fragment, which the browser would keep', () => {
    const targets = pages.flatMap(({ name, html }) =>
      [...values(html, 'action'), ...values(html, 'formaction')].map((target) => ({ name, target })),
    );
    expect(targets).not.toEqual([]);
    expect(targets.filter(({ target }) => !/^\/[^#]*$/.test(target))).toEqual([]);
  });

  test('every link within the site leads somewhere', async () => {
    const links = new Set(
      pages.flatMap(({ html }) => values(html, 'href').filter((href) => href.startsWith('/'))),
    );
    const own = new Set(pages.flatMap(({ html }) => values(html, 'src')));
    for (const link of [...links, ...own]) {
      const { status } = await ask(server.url, link.replace(/#.*/, ''));
      expect([link, status]).toEqual([link, 200]);
    }
  });

  test('the first notice arrives with the first packets, and leaves room in them', async () => {
    for (const path of ['/', FIRST_PAGE]) {
      const { body, text } = await ask(server.url, { path, headers: { 'Accept-Encoding': 'gzip' } });
      expect(body.length).toBeLessThanOrEqual(FIRST_PAGE_BUDGET);
      expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(FIRST_PAGE_BUDGET);
    }
  });
});

test('the validator finds what is wrong with a page', async () => {
  expect(
    await faultsOf(
      '<!DOCTYPE html><html lang="zh"><head><title>x</title></head><p id="a"></p><p id="a"></p>',
    ),
  ).not.toEqual([]);
});

test.each([
  { dd: 'text <time>a day</time>', isSkipped: false },
  { dd: '“<q>typed marks</q>”', isSkipped: false },
  { dd: '<a href="/">a link</a>', isSkipped: false },
  { dd: '<bdi>isolated</bdi>', isSkipped: false },
  { dd: '<span class="days"><time role="none" datetime="2024">a day</time></span>', isSkipped: false },
  { dd: '<q role="none">marks of the style sheet</q>', isSkipped: false },
  { dd: '', isSkipped: false },
  { dd: '<q>marks of the style sheet</q>', isSkipped: true },
  { dd: '<time>a day</time> text', isSkipped: true },
  { dd: '<span><time>a day</time></span>', isSkipped: true },
  { dd: '<p>a paragraph</p>', isSkipped: true },
  { dd: '<strong>weighty</strong>', isSkipped: true },
  { dd: '<code>code</code>', isSkipped: true },
  { dd: '<ul><li>a list</li></ul>', isSkipped: true },
  { dd: 'first</dd><dd><time>a day</time>', isSkipped: true },
])('it is known whether Orca skips <dd>$dd</dd>', ({ dd, isSkipped }) => {
  expect(skippedDescriptions(`<dl><dt>a</dt><dd>${dd}</dd></dl>`)).toHaveLength(isSkipped ? 1 : 0);
});

describe('a notice’s page', () => {
  const dataOf = async (slug: string): Promise<unknown> =>
    JSON.parse((await ask(server.url, `/notices/${slug}.json`)).text);

  test.each(SLUGS)('stays light however its words are: %s', async (slug) => {
    const site = await readFile('tests/fixtures/content/site.yaml', 'utf8');
    for (const at of [FIRST.open, '2026-01-01T00:00:00+08:00']) {
      await server.stopClock(at);
      const html = (await ask(server.url, `/notices/${slug}`)).text;
      const frame = emptied(html, [
        ...textsOf(await dataOf(slug)),
        ...site.split('\n').map((line) => line.replace(/^[\s-]*\w+: /, '')),
      ]);
      expect(frame.length).toBeLessThan(html.length);
      expect(gzipSync(frame, { level: 9 }).length).toBeLessThanOrEqual(FRAME_BUDGET);
    }
  });

  test('has the official meta tags, each once, with the facts of the content', async () => {
    await server.stopClock(FIRST.open);
    const html = (await ask(server.url, FIRST_PAGE)).text;
    const tags = Array.from(html.matchAll(/<meta name="([^"]+)" content="([^"]*)"/g), ([, name, content]) => [
      name,
      content,
    ]);
    expect(tags).toEqual([
      ['viewport', 'width=device-width, initial-scale=1'],
      ['SiteName', '云溪县政务公开办公室'],
      ['SiteDomain', 'localhost:3000'],
      ['SiteIDCode', '0000000000'],
      ['ColumnName', '通报'],
      ['ColumnType', '信息公开'],
      ['ArticleTitle', FIRST.title],
      ['PubDate', '2024-11-01 00:00'],
      ['ContentSource', '立山区科协'],
      ['Author', '中共立山区科协党支部'],
      ['Description', expect.stringMatching(/^根据区委和区委巡察工作领导小组统一部署.{1,90}…$/)],
      ['Image', `${SITE}${FIRST_PAGE}.png`],
      ['Url', `${SITE}${FIRST_PAGE}`],
      ['color-scheme', 'light dark'],
    ]);
  });

  test('is named by its permanent address, also at /', async () => {
    for (const { at, slug } of [
      { at: secondsAfter(FUNDS.published, -1), slug: FIRST.slug },
      { at: FUNDS.published, slug: FUNDS.slug },
    ]) {
      await server.stopClock(at);
      for (const path of ['/', `/notices/${slug}`]) {
        const links = (await ask(server.url, path)).text.match(/<link rel="canonical"[^>]*>/g);
        expect(links).toEqual([`<link rel="canonical" href="${SITE}/notices/${slug}"/>`]);
      }
    }
  });

  test('lists in its contents what is shown at a glance, every part and the items that are not shown there, in their order', async () => {
    await server.stopClock(FIRST.open);
    const html = (await ask(server.url, FIRST_PAGE)).text;
    const [contents = ''] = /<nav class="toc"[\s\S]*?<\/nav>/.exec(html) ?? [];
    const items = (part: string, count: number) => [
      part,
      ...Array.from({ length: count }, (_, i) => `${part}-${i + 1}`),
    ];
    expect(values(contents, 'href')).toEqual(
      [
        'overview',
        'milestones',
        ...items('leadership', 4),
        'rectification',
        ...items('next-steps', 3),
        'contact',
        'feedback',
      ].map((id) => `#${id}`),
    );
  });
});

/** Every piece of text below a value, without tags. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/<[^>]*>|\n/);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** A page without the words of its content: the texts go, the tags around them stay. */
function emptied(html: string, texts: readonly string[]): string {
  const words = [
    ...new Set(texts.map((text) => text.trim()).filter((text) => /[^\x20-\x7e]|@|\d-?\d{4}/.test(text))),
  ];
  const bare = html.replace(/<wbr[^>]*>/g, '');
  return words.sort((a, b) => b.length - a.length).reduce((page, word) => page.replaceAll(word, ''), bare);
}
