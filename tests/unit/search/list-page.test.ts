import { describe, expect, test } from 'vitest';
import { FOUND_SIZE, ISSUERS, listPage, PAGE_SIZE, SUGGESTED } from '#lib/search/list-page';
import { type ListQuery, readListQuery } from '#lib/search/list-query';
import { createSearch } from '#lib/search/search';
import { madeNotice, madeNotices, madeTexts } from './made';

const WATER = '水务局';
const LIBRARY = '图书馆';
const NOTICES = [
  madeNotice({ slug: 'd', title: '丁', issuer: WATER, published: '2025-01-01T00:00+08:00', phase: 'open' }),
  madeNotice({ slug: 'c', title: '丙', issuer: LIBRARY, published: '2024-12-31T23:59+08:00', phase: 'open' }),
  madeNotice({ slug: 'b', title: '乙', issuer: WATER, published: '2024-01-01T00:00+08:00', phase: 'closed' }),
  madeNotice({ slug: 'a', title: '甲', issuer: LIBRARY, published: '2022-06-20T08:00+08:00' }),
];
const SEARCH = createSearch(madeTexts(NOTICES.slice(0, 3), '科普'));
const MANY = madeNotices(100);

const read = (address: string): ListQuery => readListQuery(new URLSearchParams(address));
const listed = (address = '', notices = NOTICES) => listPage(notices, read(address), SEARCH);
const slugsOf = ({ groups }: ReturnType<typeof listPage>) =>
  groups.flatMap(({ entries }) => entries.map(({ notice }) => notice.slug));

describe('the list', () => {
  test('goes by the Beijing year of publication, newest first', () => {
    expect(listed().groups.map(({ year, entries }) => [year, entries.length])).toEqual([
      ['2025', 1],
      ['2024', 2],
      ['2022', 1],
    ]);
  });

  test('keeps drafts apart', () => {
    const draft = madeNotice({ slug: 'draft', published: null });
    expect(listed('', [...NOTICES, draft]).groups.at(-1)?.year).toBeNull();
  });

  test.each([
    ['', 'dcba'],
    ['phase=open', 'dc'],
    ['phase=upcoming', ''],
    [`issuer=${WATER}`, 'db'],
    [`issuer=${WATER}&phase=open`, 'd'],
    ['q=科普', 'dcb'],
    ['q=科普&phase=open', 'dc'],
    [`q=科普&phase=open&issuer=${LIBRARY}`, 'c'],
    ['q=甲', 'a'],
    [`q=${LIBRARY}`, 'ca'],
    ['issuer=没有这个单位', 'dcba'],
    ['q=%E2%80%8B', 'dcba'],
  ])('that is asked for %j holds %j', (address, slugs) => {
    const list = listed(address);
    expect(slugsOf(list).join('')).toBe(slugs);
    expect([list.count, list.total]).toEqual([slugs.length, NOTICES.length]);
  });

  test('says why a notice was found, and nothing where nothing was searched for', () => {
    expect(listed('q=科普').groups[0]?.entries[0]?.hit?.excerpts.length).toBeGreaterThan(0);
    expect(listed().groups[0]?.entries[0]?.hit).toBeNull();
  });

  test('suggests the newest notices when it holds none', () => {
    expect(listed('q=没有').suggested).toEqual(NOTICES.slice(0, SUGGESTED));
    expect(listed().suggested).toEqual([]);
  });

  test('of nothing is one empty page', () => {
    expect(listed('page=3&phase=open', [])).toMatchObject({
      total: 0,
      count: 0,
      pages: 1,
      groups: [],
      suggested: [],
    });
  });
});

describe('a filter', () => {
  test('counts what it would leave, with the other filters in force', () => {
    expect(listed().phases).toEqual({
      all: 4,
      choices: [
        { value: 'open', count: 2 },
        { value: 'closed', count: 1 },
      ],
      unnamed: 0,
    });
    expect(listed(`issuer=${LIBRARY}&q=丙`)).toMatchObject({
      phases: { all: 1, choices: [{ value: 'open', count: 1 }] },
      issuers: { all: 1, choices: [{ value: LIBRARY, count: 1 }] },
    });
  });

  test('always offers what is chosen', () => {
    expect(listed(`q=没有&phase=upcoming&issuer=${WATER}`)).toMatchObject({
      phases: { all: 0, choices: [{ value: 'upcoming', count: 0 }] },
      issuers: { all: 0, choices: [{ value: WATER, count: 0 }] },
    });
  });

  test('names the issuers with most notices, and says how many it leaves out', () => {
    const more = madeNotice({ slug: 'x', issuer: MANY[99]?.issuer ?? '' });
    const { issuers } = listed('', [...MANY, more]);
    expect(issuers.choices[0]).toEqual({ value: MANY[99]?.issuer, count: 2 });
    expect([issuers.choices.length, issuers.unnamed]).toEqual([ISSUERS, 100 - ISSUERS]);
    const last = MANY[98]?.issuer ?? '';
    expect(listed(`issuer=${last}`, MANY).issuers.choices.at(-1)).toEqual({ value: last, count: 1 });
  });
});

describe('a page of the list', () => {
  test('follows the one before it, and all together are the list', () => {
    const pages = listed('', MANY).pages;
    expect(pages).toBe(Math.ceil(100 / PAGE_SIZE));
    const slugs = Array.from({ length: pages }, (_, index) => slugsOf(listed(`page=${index + 1}`, MANY)));
    expect(slugs.flat()).toEqual(MANY.map(({ slug }) => slug));
  });

  test('past the end is the last one, and says which was missed', () => {
    const last = listed('', MANY).pages;
    expect(listed(`page=${last + 5}`, MANY)).toMatchObject({ missingPage: last + 5, query: { page: last } });
    expect(listed(`page=${last}`, MANY).missingPage).toBeNull();
  });

  test('of what was found is shorter', () => {
    const search = createSearch(madeTexts(MANY, '科普'));
    expect(listPage(MANY, read('q=科普'), search).pages).toBe(Math.ceil(100 / FOUND_SIZE));
  });
});
