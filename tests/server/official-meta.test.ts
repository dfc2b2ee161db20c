import { readFile } from 'node:fs/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEEDBACK_ANSWERS, PAGES } from '../harness/answers';
import { ask } from '../harness/ask';
import { openBrowser } from '../harness/browser';
import { FIRST, SLUGS } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

/** Every name that the standard has. */
const OFFICIAL =
  'SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType ArticleTitle PubDate ContentSource Keywords Author Description Image Url'.split(
    ' ',
  );

/** A page's tags: what each name says, as often as it stands there. */
type Tags = Record<string, string[]>;

const LISTS = PAGES.filter((path) => path.startsWith('/notices') && !path.startsWith('/notices/'));
const NOTICES = ['/', ...SLUGS.map((slug) => `/notices/${slug}`)];
const OTHERS = PAGES.filter((path) => !LISTS.includes(path) && !NOTICES.includes(path));

let server: SharedServer;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
const judges = new Map<string, ValidateFunction>();

beforeAll(async () => {
  server = await sharedServer(FIRST.open);
  browser = await openBrowser();
  page = await browser.newPage();
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(JSON.parse(await readFile('tests/fixtures/schemas/official-meta.json', 'utf8')), 'meta');
  for (const kind of ['sitePage', 'columnPage', 'articlePage'])
    judges.set(kind, ajv.compile({ $ref: `meta#/$defs/${kind}` }));
});
afterAll(async () => {
  await browser.close();
});

/** The tags of a page, as a browser reads them. */
function tagsIn(html: string): Promise<Tags> {
  return page.evaluate((text) => {
    const tags: Record<string, string[]> = {};
    for (const meta of new DOMParser().parseFromString(text, 'text/html').querySelectorAll('meta[name]')) {
      const name = meta.getAttribute('name') ?? '';
      tags[name] = [...(tags[name] ?? []), meta.getAttribute('content') ?? ''];
    }
    return tags;
  }, html);
}

async function tagsOf(path: string): Promise<Tags> {
  return tagsIn((await ask(server.url, path)).text);
}

/** What the standard finds wrong with a page of a kind. */
function faultsOf(kind: string, tags: Tags): unknown {
  const judge = judges.get(kind);
  if (!judge) throw new Error(`no such kind: ${kind}`);
  return judge(tags) ? [] : judge.errors;
}

describe('the official meta tags', () => {
  test('are, on every notice’s page, those of site, column and article', async () => {
    for (const path of NOTICES)
      expect([path, faultsOf('articlePage', await tagsOf(path))]).toEqual([path, []]);
  });

  test('are, on every page of the list, those of site and column', async () => {
    for (const path of LISTS) expect([path, faultsOf('columnPage', await tagsOf(path))]).toEqual([path, []]);
  });

  test('are, on the other pages and where nothing is, those of the site', async () => {
    for (const path of [...OTHERS, '/nothing', '/notices/2024-district-inspektion'])
      expect([path, faultsOf('sitePage', await tagsOf(path))]).toEqual([path, []]);
  });

  test('are, while there is no notice, those of the site on the front page', async () => {
    await server.stopClock('2020-01-01T00:00:00+08:00');
    expect(faultsOf('sitePage', await tagsOf('/'))).toEqual([]);
    expect(faultsOf('columnPage', await tagsOf('/notices'))).toEqual([]);
    await server.stopClock(FIRST.open);
  });

  test('stand on no page twice, in whatever letters, nor in other letters than the standard’s', async () => {
    const official = new Map(OFFICIAL.map((name) => [name.toLowerCase(), name]));
    const answers = [
      ...(await Promise.all([...PAGES, '/nothing'].map((path) => ask(server.url, path)))),
      ...(await Promise.all(FEEDBACK_ANSWERS.map((question) => ask(server.url, question)))),
    ];
    for (const { text } of answers) {
      const names = Object.entries(await tagsIn(text)).flatMap(([name, said]) => said.map(() => name));
      const lower = names.map((name) => name.toLowerCase()).filter((name) => name !== 'theme-color');
      expect(lower).toEqual([...new Set(lower)]);
      const isArticle = names.includes('ArticleTitle');
      for (const name of names) {
        const written = official.get(name.toLowerCase()) ?? name;
        // On a page that is no article, `description` is HTML’s own.
        if (isArticle || name !== 'description') expect(name).toBe(written);
      }
    }
  });

  test('say when a notice was published, not when it was deployed', async () => {
    expect((await tagsOf(`/notices/${FIRST.slug}`)).PubDate).toEqual(['2024-11-01 00:00']);
    const tags = await tagsOf('/notices/2025-glass-whale');
    expect([tags.PubDate, tags.ContentSource, tags.Url]).toEqual([
      ['2025-01-10 09:00'],
      ['雾隐岛海洋保护站'],
      ['http://localhost:3000/notices/2025-glass-whale'],
    ]);
  });

  test('name a picture that is there', async () => {
    const [image = ''] = (await tagsOf(`/notices/${FIRST.slug}`)).Image ?? [];
    const { status, headers } = await ask(server.url, new URL(image).pathname);
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
  });

  test('are missed, doubled or misspelt in no page without being found out', async () => {
    const { ArticleTitle, ...rest } = await tagsOf(`/notices/${FIRST.slug}`);
    expect(ArticleTitle).toEqual([FIRST.title]);
    expect(faultsOf('articlePage', { ...rest, articletitle: [FIRST.title] })).not.toEqual([]);
    expect(faultsOf('articlePage', { ...rest, ArticleTitle: [FIRST.title, FIRST.title] })).not.toEqual([]);
    expect(
      faultsOf('articlePage', { ...rest, ArticleTitle: [FIRST.title], PubDate: ['2024-11-01'] }),
    ).not.toEqual([]);
    expect(faultsOf('sitePage', { ...rest })).not.toEqual([]);
  });
});
