import { gzipSync } from 'node:zlib';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NoticeListView } from '#components/list/NoticeListView';
import { Shell } from '#components/page/Shell';
import { TITLE_LIMIT } from '#lib/content/schema/written-schema';
import { type ListPage, listPage } from '#lib/search/list-page';
import { readListQuery } from '#lib/search/list-query';
import { createSearch } from '#lib/search/search';
import { bundleStyles } from '../../../scripts/styles';
import { faultsOf, PAGE_BUDGET, strayNames } from '../../harness/document';
import { namesStyledInVain } from '../../harness/style-names';
import { fixtureContent } from '../content/fixtures';
import { madeNotice, madeNotices, madeTexts, madeWords } from './made';

const NOTICES = madeNotices(1_000);
const WORD = '科普大讲堂';
const SEARCH = createSearch(madeTexts(NOTICES, WORD));
const LONG = NOTICES.map((notice, index) => ({ ...notice, title: madeWords(index, TITLE_LIMIT) }));
const ISSUER = NOTICES[0]?.issuer ?? '';

const { list: style } = await bundleStyles();

function drawn(list: ListPage): string {
  const { publisher } = fixtureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const view = createElement(NoticeListView, {
    key: 'view',
    listing: list,
    publisher,
    siteUrl: 'http://localhost:3000',
  });
  const children = [createElement('meta', { key: 'charset', charSet: 'utf-8' }), view];
  return `<!DOCTYPE html>${renderToStaticMarkup(createElement(Shell, { style, children }))}`;
}

const ADDRESSES = [
  '',
  'page=34',
  'page=67',
  'phase=open',
  'phase=closed&page=7',
  `issuer=${ISSUER}`,
  `phase=upcoming&issuer=${ISSUER}`,
  `q=${WORD}`,
  `q=${WORD}&page=125`,
  `q=${WORD}&phase=open&page=3`,
  `q=${WORD} 通报 党组&issuer=${ISSUER}`,
  'q=没有这个词',
  `q=没有这个词&phase=open&issuer=${ISSUER}`,
];

describe.each([
  { titles: 'titles of two lines', notices: NOTICES },
  { titles: 'the longest titles', notices: LONG },
])('a page of the list with 1,000 notices of 200 issuers and $titles', ({ notices }) => {
  test.each(ADDRESSES)('is within the budget, valid and whole: %j', async (address) => {
    const list = listPage(notices, readListQuery(new URLSearchParams(address)), SEARCH);
    expect([list.total, list.missingPage]).toEqual([1_000, null]);
    const page = drawn(list);
    expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(PAGE_BUDGET);
    expect([await faultsOf(page), strayNames(page)]).toEqual([[], []]);
  });
});

test('the list’s style sheet has no rule for what no list holds', () => {
  const addresses = [...ADDRESSES, `q=${'字'.repeat(500)}`, 'page=1000'];
  const withdrawn = NOTICES.map((notice) => ({ ...notice, phase: 'withdrawn' as const }));
  const pages = [...addresses, ''].map((address, index) =>
    drawn(listPage(index === 0 ? withdrawn : NOTICES, readListQuery(new URLSearchParams(address)), SEARCH)),
  );
  expect(namesStyledInVain(style, pages)).toEqual([]);
});

test('what is found in a row of a ledger leads to the page on which the row stands', () => {
  const address = '/notices/x/ledger?page=2#ledger-25';
  const passage = { anchor: 'ledger-25', address, place: '台账第25项', text: '序号：25\n问题：护栏松动' };
  const notice = madeNotice({ slug: 'x' });
  const search = createSearch([{ slug: 'x', passages: [passage] }]);
  const page = drawn(listPage([notice], readListQuery(new URLSearchParams({ q: '护栏' })), search));
  expect(page).toContain(`<a href="${address}">台账第25项</a>`);
});

describe('hostile text', () => {
  const HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>&amp;';

  test.each(['q', 'issuer', 'phase', 'page'])('in %s of the address stays text', (name) => {
    const query = readListQuery(new URLSearchParams({ [name]: HOSTILE }));
    const page = drawn(listPage(NOTICES, query, SEARCH));
    expect(page).not.toMatch(/<script|<img/);
    if (name === 'q') expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img');
    else expect(page).not.toContain('alert');
  });

  test('in a notice stays text where it is quoted and marked', () => {
    const notice = madeNotice({ slug: 'x', title: HOSTILE, issuer: HOSTILE });
    const search = createSearch([
      { slug: 'x', passages: [{ anchor: 'a-1', place: HOSTILE, text: HOSTILE }] },
    ]);
    for (const q of ['alert', '<script>', '"><img', HOSTILE]) {
      const page = drawn(listPage([notice], readListQuery(new URLSearchParams({ q })), search));
      expect(page).toContain('<mark>');
      expect(page).not.toMatch(/<script|<img/);
    }
  });
});

describe('what the page is called', () => {
  const titleOf = (address: string) =>
    /<title>(.*)－/.exec(drawn(listPage(NOTICES, readListQuery(new URLSearchParams(address)), SEARCH)))?.[1];

  test.each([
    ['', '通报目录'],
    ['page=2', '通报目录（第2页）'],
    [`phase=open&issuer=${ISSUER}`, `正在公示－${ISSUER}－通报目录`],
    [`q=${WORD}&page=2`, `搜索“${WORD}”：找到1000篇－通报目录（第2页）`],
    ['q=没有这个词&phase=closed', '搜索“没有这个词”：没有找到－公示期已结束－通报目录'],
  ])('says what %j asks for', (address, title) => expect(titleOf(address)).toBe(title));
});

describe('what is drawn', () => {
  const page = (address: string, notices = NOTICES) =>
    drawn(listPage(notices, readListQuery(new URLSearchParams(address)), SEARCH)).replace(
      /<style>.*<\/style>/,
      '',
    );

  test('leads to the page before and the page after, with the filters in force', () => {
    const [pager = ''] = /<nav class="pager".*?<\/nav>/.exec(page('phase=open&page=2')) ?? [];
    expect(pager.replace(/<[^>]*href="([^"]*)"[^>]*>/g, '[$1] ').replace(/<[^>]+>/g, '|')).toBe(
      '|[/notices?phase=open] 上一页||第2页，共23页|[/notices?phase=open&amp;page=3] 下一页||',
    );
    expect(pager).toMatch(/^<nav class="pager" aria-label="翻页"><a [^>]*rel="prev">上一页<\/a>/);
    expect(pager).toMatch(/<a [^>]*rel="next">下一页<\/a><\/nav>$/);
    expect(page('')).not.toContain('上一页');
    expect(page('page=67')).not.toContain('下一页');
    expect(page('', NOTICES.slice(0, 3))).not.toContain('class="pager"');
  });

  test('are headings of years with the notices below them, and drafts under their own', () => {
    const headings = page('', [madeNotice({ slug: 'a' }), madeNotice({ slug: 'b', published: null })]).match(
      /<h[1-6]>[^<]*/g,
    );
    expect(headings).toEqual(['<h1>通报目录', '<h2>2024年', '<h3>', '<h2>草稿', '<h3>']);
  });

  test('is no filter and no search where there is nothing to choose from', () => {
    expect(page('', [madeNotice({ slug: 'a' })])).not.toContain('class="filters"');
    expect(page('q=x', [])).not.toContain('<form');
  });

  test('tells a search that was too long, or of too many words, how far it went', () => {
    const CUT = '每次最多搜索8个词，一共100个字。后面的没有用来搜索。';
    expect(page(`q=${'长'.repeat(101)}`)).toContain(CUT);
    expect(page(`q=${'词 '.repeat(9)}`)).toContain(CUT);
    expect(page(`q=${'词 '.repeat(8)}`)).not.toContain('没有用来搜索');
  });
});
