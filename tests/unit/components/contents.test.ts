import { describe, expect, test } from 'vitest';
import { Contents, hasContents } from '#components/notice/Contents';
import type { Item, Notice, Part } from '#lib/model/notice';
import { fixtureNotice } from '../content/fixtures';
import { drawn, linksIn } from './drawn';

const FIRST = fixtureNotice('2024-district-inspection');

const item = (anchor: string, title: string | null, finding: string | null = null): Item => ({
  anchor,
  number: '',
  title,
  runIn: false,
  finding,
  unit: null,
  limit: null,
  state: null,
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
    expect(html).toContain('<a href="#a">甲</a><details><summary aria-label="甲，2条">2条</summary><ol>');
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
