import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Actions } from '#components/feedback/Actions';
import { Closing } from '#components/notice/Closing';
import { Contents, hasContents } from '#components/notice/Contents';
import { History } from '#components/notice/History';
import type { Item, Notice, Part } from '#lib/model/notice';
import { PHASES, type Phase } from '#lib/model/phase';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, TIMELESS_STATE } from '#lib/site/page-pieces';
import { fixtureNotice } from '../content/fixtures';

const FIRST = fixtureNotice('2024-district-inspection');

/** What a component draws of a notice in a phase. */
function drawn(
  component: FunctionComponent<{ notice: Notice }>,
  notice: Notice,
  phase: Phase | null,
): string {
  const html = renderToStaticMarkup(createElement(component, { notice }));
  return joinPieces(cutPage(html), { ...TIMELESS_STATE, phase }, 'standard');
}

const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '');
const linksIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].map(
    ([, href, words = '']) => `${wordsOf(words)} → ${href}`,
  );

function withPhones(...numbers: string[]): Notice {
  const { contact } = FIRST;
  if (!contact) throw new Error('the fixture has no contact');
  return { ...FIRST, contact: { ...contact, phones: numbers.map((number) => ({ number, hours: null })) } };
}

describe('the first screen', () => {
  test.each([
    ['upcoming', '意见反馈将于2024年11月1日（星期五）0:00（北京时间）开始'],
    ['open', '意见反馈截止时间：2025年2月28日（星期五）23:59（北京时间）'],
    ['closed', '公示期已于2025年2月28日结束，网上反馈已关闭，仍可来电、来信'],
    ['withdrawn', ''],
  ] as const)('says of the window what applies, %s', (phase, words) => {
    const [line] = drawn(Actions, FIRST, phase).split('<ul');
    expect(wordsOf(line ?? '')).toBe(words);
  });

  test.each(PHASES)('leads to the form while the window is open, and to it alone: %s', (phase) => {
    const leads = linksIn(drawn(Actions, FIRST, phase)).filter((link) => link.endsWith('#feedback'));
    expect(leads).toEqual(phase === 'open' ? ['提意见 → #feedback'] : []);
  });

  test.each([
    ['one', withPhones('0412-7333360'), ['打电话 0412-7333360 → tel:0412-7333360']],
    ['several', withPhones('0412-7333360', '0412-7333361'), ['打电话 → #contact']],
    ['none', withPhones(), []],
    ['no contact', { ...FIRST, contact: null }, []],
  ])('leads to the telephone in every phase: %s', (_name, notice, links) => {
    for (const phase of [...PHASES, null]) {
      const calls = linksIn(drawn(Actions, notice, phase)).filter((link) => link.startsWith('打电话'));
      expect([phase, calls]).toEqual([phase, links]);
    }
  });

  test('has no list without an action', () => {
    for (const phase of ['upcoming', 'closed', 'withdrawn'] as const)
      expect(drawn(Actions, withPhones(), phase)).not.toContain('<ul');
    expect(drawn(Actions, { ...FIRST, contact: null, window: null }, null)).toBe('');
  });
});

describe('the contact section', () => {
  test('links each channel once, beside its words', () => {
    const links = linksIn(drawn(Closing, FIRST, 'closed'));
    expect(links).toEqual([
      '0412-7333360 → tel:0412-7333360',
      '1067640500@qq.com → mailto:1067640500@qq.com',
    ]);
  });

  test('lists a channel that its words do not link', () => {
    const links = linksIn(drawn(Closing, withPhones('0412-7333360', '0412-7333361'), 'closed'));
    expect(links.filter((link) => link.includes('tel:'))).toEqual([
      '0412-7333360 → tel:0412-7333360',
      '拨打电话 0412-7333361 → tel:0412-7333361',
    ]);
  });
});

const item = (anchor: string, title: string | null, finding: string | null = null): Item => ({
  anchor,
  number: '',
  title,
  runIn: false,
  finding,
  done: [],
  figures: [],
  body: { html: '', text: '' },
});
const part = (anchor: string, heading: string | null, ...items: Item[]): Part => ({
  anchor,
  number: '',
  heading,
  intro: null,
  items,
});
const titled = (anchor: string, count: number) =>
  Array.from({ length: count }, (_, index) => item(`${anchor}-${index + 1}`, `第${index + 1}条。`));
const ofParts = (...parts: Part[]): Notice => ({ ...FIRST, milestones: [], contact: null, parts });

describe('the table of contents', () => {
  test('folds the items of a part behind its heading', () => {
    const html = drawn(Contents, ofParts(part('a', '甲', ...titled('a', 2))), 'closed');
    expect(html).toContain('<a href="#a">甲</a><details><summary>2条</summary><ol>');
    expect(linksIn(html)).toEqual(['甲 → #a', '第1条 → #a-1', '第2条 → #a-2']);
  });

  test('does not list again what the overview lists', () => {
    const html = drawn(Contents, FIRST, 'open');
    expect(linksIn(html).filter((link) => link.includes('#rectification'))).toEqual([
      '二、常规巡察整改落实情况 → #rectification',
    ]);
    const mixed = part('a', '甲', item('a-1', '灯', '灯不亮'), item('a-2', '门'));
    expect(linksIn(drawn(Contents, ofParts(mixed), 'closed'))).toContain('灯 → #a-1');
  });

  test('has the items of a part without a heading as entries, and folds them when they are many', () => {
    expect(drawn(Contents, ofParts(part('a', null, ...titled('a', 8))), 'closed')).not.toContain('<details>');
    const many = drawn(Contents, ofParts(part('a', null, ...titled('a', 9))), 'closed');
    expect(many).toContain('<li><details><summary>正文共9条</summary>');
  });

  test.each([
    ['no part', ofParts(), false],
    ['two parts', ofParts(part('a', '甲', ...titled('a', 9)), part('b', '乙')), false],
    [
      'two parts and a contact',
      { ...ofParts(part('a', '甲'), part('b', '乙')), contact: FIRST.contact },
      true,
    ],
    ['three parts', ofParts(part('a', '甲'), part('b', '乙'), part('c', '丙')), true],
    ['two items', ofParts(part('a', null, ...titled('a', 2))), false],
    ['three items', ofParts(part('a', null, ...titled('a', 3))), true],
    ['an overview and a part', ofParts(part('a', '甲', item('a-1', '灯', '灯不亮'))), false],
    ['parts without a name', ofParts(part('a', null, item('a-1', null)), part('b', null)), false],
  ])('is there from three entries on: %s', (_name, notice, isThere) => {
    expect(hasContents(notice)).toBe(isThere);
  });

  test.each([
    ['open', ['联系方式 → #contact', '意见反馈 → #feedback']],
    ['closed', ['联系方式 → #contact']],
  ] as const)('ends with a list of where to turn: %s', (phase, links) => {
    const lists = drawn(Contents, FIRST, phase).split('</ol><ol>');
    expect(linksIn(lists.at(-1) ?? '')).toEqual(links);
  });
});

test.each([
  [1, false],
  [2, true],
])('the record of version %i is unfolded: %s', (version, isOpen) => {
  const Record = ({ notice }: { notice: Notice }) => createElement(History, { notice, text: '/a.txt' });
  expect(/<details id="history"( open="")?>/.exec(drawn(Record, { ...FIRST, version }, 'closed'))?.[1]).toBe(
    isOpen ? ' open=""' : undefined,
  );
});
