import { describe, expect, test } from 'vitest';
import { noticeText } from '#lib/model/notice-text';
import { adding, type Broken, problemsOf } from '../../../fixtures/broken/base';
import { structureNotice, structurePage } from '../structure-fixtures';

const CANTEEN = structureNotice('2026-school-canteen');
const FILE = 'plans/01-training.md';
const tableOf = (...rows: string[]) => ({
  [FILE]: adding(['| 甲 | 乙 |', '| --- | --- |', ...rows].join('\n')),
});

describe('a cell of a table', () => {
  test('breaks its line where the text says so', async () => {
    expect(await structurePage(CANTEEN)).toMatch(/<td class="short">早餐<br>\s*午餐<\/td>/);
  });

  test('spans the rows and columns that are merged into it', async () => {
    const html = await structurePage(CANTEEN);
    expect(html).toContain('<th class="short" scope="col" colspan="2">抽查情况</th>');
    expect(html).toContain('<td class="short" rowspan="2">石桥小学</td>');
    expect(html).toMatch(/<tr>\s*<td class="short">午餐<\/td>\s*<td>补登2天<\/td>\s*<\/tr>/);
  });

  test('is one line of the text, and filled where it is merged', () => {
    expect(noticeText(CANTEEN)).toContain(
      '学校 | 抽查情况 | 抽查情况\n柳湾小学 | 早餐 午餐 | 齐全\n石桥小学 | 早餐 | 齐全\n石桥小学 | 午餐 | 补登2天\n',
    );
  });

  test('leads to each telephone in it, beside its unit', async () => {
    const html = await structurePage(CANTEEN);
    expect(html).toMatch(
      /rowspan="2">县教育局<\/td>\s*<td class="short">后勤管理科<\/td>\s*<td><a href="tel:/,
    );
    expect(html).toMatch(/<td class="short" colspan="2">柳湾小学<\/td>\s*<td><a href="tel:/);
  });
});

test.each<Broken>([
  {
    name: 'merged cells in a rectangle',
    input: tableOf('| 一 | <left> |', '| <up> | <left> |'),
    expected: [],
  },
  {
    name: 'a cell with nothing on its left',
    input: tableOf('| <left> | 二 |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:9:3 错误 这一格没有可以合并的邻格（merged-cells）',
      '    现在是：<left>',
      '    应当是：<up> 上面、<left> 左边要有一格',
    ],
  },
  {
    name: 'a cell below the head',
    input: tableOf('| 一 | <up> |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:9:7 错误 表头不能与下面的行合并（merged-cells）',
      '    现在是：<up>',
      '    应当是：<up> 从表头下面的第二行起用',
    ],
  },
  {
    name: 'cells that make no rectangle',
    input: tableOf('| 一 | <left> |', '| <up> | 四 |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:9:7 错误 合并的各格不成长方形（merged-cells）',
      '    现在是：<left>',
      '    应当是：合并的各格排成长方形，其中每一格都写合并的记号',
    ],
  },
])('merged-cells: $name', ({ input, expected }) => {
  expect(problemsOf(input)).toEqual(expected);
});
