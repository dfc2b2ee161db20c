import { describe, expect, test } from 'vitest';
import { noticeText } from '#lib/model/notice-text';
import { adding, type Broken, problemsOf } from '../../../fixtures/broken/base';
import { structureNotice, structurePage } from '../structure-fixtures';

const CANTEEN = structureNotice('2026-school-canteen');
const FILE = 'plans/01-training.md';
const tableOf = (...rows: string[]) => ({
  [FILE]: adding(['| 甲 | 乙 |', '| --- | --- |', ...rows].join('\n')),
});

const headOf = (first: string, ...rows: string[]) => ({
  [FILE]: adding([first, '| --- | --- | --- |', ...rows].join('\n')),
});

describe('a head of two rows', () => {
  const SLOPES = structureNotice('2026-slope-repairs');

  test('is one to a screen reader and on paper, each group of columns under its own heading', async () => {
    const html = (await structurePage(SLOPES)).replace(/\n/g, '');
    expect(html).toContain(
      [
        '<table><colgroup></colgroup><colgroup></colgroup><colgroup span="3"></colgroup><colgroup span="2"></colgroup>',
        '<thead><tr><th class="right short" scope="col" rowspan="2">序号</th>',
        '<th class="short" scope="col" rowspan="2">问题</th>',
        '<th class="short" scope="colgroup" colspan="3">整改情况</th>',
        '<th class="short" scope="colgroup" colspan="2">验收</th></tr>',
        '<tr><th class="short" scope="col">措施</th><th class="short" scope="col">完成时限</th>',
        '<th class="short" scope="col">责任人</th><th class="short" scope="col">结论</th>',
        '<th class="right short" scope="col">得分</th></tr></thead>',
        '<tbody><tr><td class="right">1</td>',
      ].join(''),
    );
  });

  test('stands filled in the text, so that each column can be read by itself', () => {
    expect(noticeText(SLOPES)).toContain(
      [
        '序号 | 问题 | 整改情况 | 整改情况 | 整改情况 | 验收 | 验收',
        '序号 | 问题 | 措施 | 完成时限 | 责任人 | 结论 | 得分',
        '1 | 柳湾段排水沟堵塞 | 清淤120米 补盖板14块 | 2026年8月底前 | 养护一班班长 | 合格 | 92',
      ].join('\n'),
    );
  });
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
      '    应当是：<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
    ],
  },
  {
    name: 'a head of two rows',
    input: headOf('| 甲 | 乙 | <left> |', '| <up> | 丙 | 丁 |', '| 一 | 二 | 三 |'),
    expected: [],
  },
  {
    name: 'a second row of the head that divides a single column',
    input: headOf('| 甲 | 乙 | 丙 |', '| <up> | 丁 | 戊 |', '| 一 | 二 | 三 |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:9:3 错误 表头不能与下面的行合并（merged-cells）',
      '    现在是：<up>',
      '    应当是：<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
    ],
  },
  {
    name: 'a row below a head of two that is merged into it',
    input: headOf('| 甲 | 乙 | <left> |', '| <up> | 丙 | 丁 |', '| 一 | <up> | 三 |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:10:7 错误 表头不能与下面的行合并（merged-cells）',
      '    现在是：<up>',
      '    应当是：<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
    ],
  },
  {
    name: 'a second row of the head that says nothing of its own',
    input: headOf('| 甲 | 乙 | <left> |', '| <up> | <up> | <left> |', '| 一 | 二 | 三 |'),
    expected: [
      'content/2024-reading-corner/plans/01-training.md:7:11 错误 表头不能与下面的行合并（merged-cells）',
      '    现在是：<left>',
      '    应当是：<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
      'content/2024-reading-corner/plans/01-training.md:9:3 错误 表头不能与下面的行合并（merged-cells）',
      '    现在是：<up>',
      '    应当是：<up> 从表头下面的第二行起用；表头有两行的，第二行里不写 <up> 的格，上面的格要用 <left> 占几列',
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
