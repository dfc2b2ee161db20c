import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepsDigits } from '#lib/content/advice';
import { loadContent } from '#lib/versions/load';
import { adding, brokenTree, type Changes, replacing } from '../../fixtures/broken/base';
import { noAdviceSpoils } from '../../fuzz/spoilt-notice';

const ITEM = 'plans/01-training.md';

/** The lines that the check offers. */
const offered = (changes: Changes) =>
  loadContent(brokenTree(changes), 'content').problems.flatMap(({ note }) => note ?? []);

const inContact = (to: string): Changes => ({
  'contact.md': replacing('联系电话：0199-5550161（工作日8：30-17：30）', `${to}（工作日8：30-17：30）`),
});

describe('the check offers', () => {
  test.each<{ name: string; input: Changes; lines: readonly string[] }>([
    {
      name: 'no number made of a telephone and an hour',
      input: inContact('联系电话：0199-5550161（8:00-20:00）'),
      lines: [],
    },
    {
      name: 'none of an hour without minutes',
      input: inContact('联系电话：0199-5550161（8-20点）'),
      lines: [],
    },
    { name: 'none of hours behind a blank', input: inContact('联系电话：0199-5550161 8-20时'), lines: [] },
    { name: 'none of a day', input: inContact('联系电话：0199-5550161（1-5日）'), lines: [] },
    { name: 'no heading for a number', input: { [ITEM]: adding('#1机组已经停运。') }, lines: [] },
    {
      name: 'no heading for a number with a wide mark',
      input: { [ITEM]: adding('＃2机组已经停运。') },
      lines: [],
    },
    {
      name: 'a heading of the level that a text may have',
      input: { [ITEM]: adding('#业务学习') },
      lines: ['## 业务学习'],
    },
    { name: 'a heading with its blank', input: { [ITEM]: adding('##业务学习') }, lines: ['## 业务学习'] },
    {
      name: 'no words run together in a table',
      input: { [ITEM]: adding('| 项目 | 数 |\n| --- | --- |\n| 灯<br>泵 | 2 |') },
      lines: [],
    },
    {
      name: 'no words run together in a paragraph',
      input: { [ITEM]: adding('每周学习<br/>每月考核') },
      lines: [],
    },
    { name: 'no power as a number', input: { [ITEM]: adding('共10<sup>2</sup>册') }, lines: [] },
    { name: 'no struck word as a word', input: { [ITEM]: adding('<s>每周</s>每月学习') }, lines: [] },
    {
      name: 'no link without its address',
      input: { [ITEM]: adding('<a href="https://a.example">办法</a>') },
      lines: [],
    },
    {
      name: 'words without what styled them',
      input: { [ITEM]: adding('<b>每月</b>学习<br>') },
      lines: ['每月学习'],
    },
    { name: 'the words inside a block', input: { [ITEM]: adding('每月学习</p>') }, lines: ['每月学习'] },
    {
      name: 'an address with blanks between angle brackets',
      input: { [ITEM]: adding('[办法](https://a.example/a b)') },
      lines: ['[办法](<https://a.example/a b>)'],
    },
    {
      name: 'no other last day',
      input: { 'contact.md': replacing('2025年2月28日', '2025年3月28日') },
      lines: [],
    },
    {
      name: 'no other number of items',
      input: { 'notice.md': replacing('items: 2', 'items: 3') },
      lines: [],
    },
    {
      name: 'no other figure',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书130册') },
      lines: [],
    },
    {
      name: 'no title without its digit',
      input: { [ITEM]: replacing('title: 加强', 'title: 1. 加强') },
      lines: [],
    },
    {
      name: 'no end of the front matter that loses words',
      input: { [ITEM]: replacing('---\n\n每月', '---每月') },
      lines: [],
    },
    { name: 'no line of hyphens before an empty one', input: { [ITEM]: (text) => `\n${text}` }, lines: [] },
    {
      name: 'no moment in another hour',
      input: { 'notice.md': replacing('2024-11-01T00:00+08:00', '2024-10-31T16:00Z') },
      lines: [],
    },
    {
      name: 'a day with its zeros',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025年2月28日') },
      lines: ['closes: 2025-02-28'],
    },
    {
      name: 'a moment with its zone',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024.11.1') },
      lines: ['published: 2024-11-01T00:00+08:00'],
    },
    {
      name: 'a number in its form',
      input: { 'contact.md': replacing('number: 0199-5550161', 'number: （０１９９）5550161') },
      lines: ['- number: 0199-5550161'],
    },
    {
      name: 'an entry of a list with its dash',
      input: { 'notice.md': replacing('folder: plans', 'folder: Plans') },
      lines: ['- folder: plans'],
    },
    {
      name: 'no line for what stands in two',
      input: { [ITEM]: replacing('加强学习。', '加强\n  学习。') },
      lines: [],
    },
    { name: 'no heading that leaves its underline', input: { [ITEM]: adding('业务学习\n===') }, lines: [] },
  ])('$name', ({ input, lines }) => {
    expect(offered(input)).toEqual(lines);
  });
});

test('the check offers the sound ones of very many lines', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `##第${index + 1}段`);
  const spoiling = '＃2机组已经停运。';
  const changes = { [ITEM]: adding([...lines, spoiling].join('\n\n')) };
  expect(offered(changes)).toEqual(lines.map((line) => line.replace('##', '## ')));
});

describe('a correction keeps the digits', () => {
  test.each<[boolean, string, string]>([
    [true, '２０２４年１１月１日', '2024年11月1日'],
    [true, '2024年1月1日', '2024-01-01'],
    [true, '2024/1/1 9:05', '2024-01-01T09:05+08:00'],
    [true, '20241101', '2024-11-01T00:00+08:00'],
    [true, '第②项', '第2项'],
    [true, '第&#8203;2项&#x2F2D;', '第2项山'],
    [false, '第&#50;项', '第项'],
    [false, '2024年1月10日', '2024-01-01'],
    [false, '2024年11月1日', '2024-11-02'],
    [false, '12:30', '00:30'],
    [false, '共1册', '共10册'],
    [false, '0412-5550100（8', '0412-5550100'],
    [false, '1. 学习', '学习'],
    [false, '3.05', '3.5'],
  ])('%s: %s → %s', (kept, before, after) => {
    expect(keepsDigits(before, after)).toBe(kept);
  });
});

test('no line that the check offers spoils anything, whatever slips a notice has', () => {
  fc.assert(noAdviceSpoils, { numRuns: 100 });
});
