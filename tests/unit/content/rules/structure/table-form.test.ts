import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('table-form', () => {
  test.each<Broken>([
    {
      name: 'a line right under it',
      input: { 'plans/01-training.md': adding('| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n注：丙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:10:1 提醒 表格下面紧接着的这一行会变成表格的一行（table-form）',
        '    现在是：注：丙',
        '    应当是：要另起一段，前面空一行',
        '    改成：（空一行）',
        '          注：丙',
      ],
    },
    {
      name: 'full-width bars',
      input: { 'plans/01-training.md': adding('｜甲｜乙｜\n｜－－｜－－｜\n｜1｜2｜') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 表格用了全角的竖线，会原样出现在页面上（table-form）',
        '    现在是：｜甲｜乙｜',
        '    应当是：半角的竖线 |',
        '    改成：| 甲 | 乙 |',
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 表格用了全角的竖线，会原样出现在页面上（table-form）',
        '    现在是：｜－－｜－－｜',
        '    应当是：半角的竖线 |',
        '    改成：| --- | --- |',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 表格用了全角的竖线，会原样出现在页面上（table-form）',
        '    现在是：｜1｜2｜',
        '    应当是：半角的竖线 |',
        '    改成：| 1 | 2 |',
      ],
    },
    {
      name: 'tabs',
      input: { 'plans/01-training.md': adding('项目\t数量\n书\t2') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这几行像表格，各列用制表符隔开，会连成一段（table-form）',
        '    现在是：项目\t数量',
        '    应当是：表格用竖线隔开，第二行写 --- ',
        '    改成：| 项目 | 数量 |',
        '          | --- | --- |',
        'content/2024-reading-corner/plans/01-training.md:7:3 提醒 汉字之间有空格（blank-between-characters）',
        '    现在是：项目\t数量',
        '    应当是：汉字之间不空格；有意空开的可以保留',
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这几行像表格，各列用制表符隔开，会连成一段（table-form）',
        '    现在是：书\t2',
        '    应当是：表格用竖线隔开，第二行写 --- ',
        '    改成：| 书 | 2 |',
      ],
    },
    {
      name: 'no separator',
      input: { 'plans/01-training.md': adding('| 甲 | 乙 |\n| 1 | 2 |') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这几行像表格，但没有第二行的 ---，会连成一段（table-form）',
        '    现在是：| 甲 | 乙 |',
        '    应当是：表头下面写一行 ---，每列一组',
        '    改成：| 甲 | 乙 |',
        '          | --- | --- |',
      ],
    },
    {
      name: 'a separator with too few cells',
      input: { 'plans/01-training.md': adding('| 甲 | 乙 | 丙 |\n| --- | --- |\n| 1 | 2 | 3 |') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 表格第二行的格数与表头不同，或者用的不是英文减号（table-form）',
        '    现在是：| --- | --- |',
        '    应当是：每一列写一组 ---，用竖线隔开',
        '    改成：| --- | --- | --- |',
      ],
    },
    {
      name: 'a separator of dashes',
      input: { 'plans/01-training.md': adding('| 甲 | 乙 |\n| —— | —— |\n| 1 | 2 |') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 表格第二行的格数与表头不同，或者用的不是英文减号（table-form）',
        '    现在是：| —— | —— |',
        '    应当是：每一列写一组 ---，用竖线隔开',
        '    改成：| --- | --- |',
      ],
    },
    {
      name: 'rows with other numbers of cells',
      input: { 'plans/01-training.md': adding('| 甲 | 乙 |\n| --- | --- |\n| 1 |\n| 1 | 2 | 3 |') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 表格的这一行有1格，表头有2格（table-form）',
        '    现在是：| 1 |',
        '    应当是：每一行的格数一样，空的格也写出竖线',
        '    改成：| 1 | |',
        'content/2024-reading-corner/plans/01-training.md:10:1 提醒 表格的这一行有3格，表头有2格（table-form）',
        '    现在是：| 1 | 2 | 3 |',
        '    应当是：每一行的格数一样；格里的竖线不是分格的，写成 \\|',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    ['项目\t数量\n| 书 | 2 |\n| 笔 | 3 |', [7]],
    ['项目\t数量\n\n| 书 | 2 |\n| 笔 | 3 |', [9]],
    ['项目\t数量\n\n| 书 | 2 |', [9]],
    ['数量如下：\n| 书 | 2 |\n| 笔 | 3 |', [8]],
    ['| 项目 | 数量 |\n\n| 书 | 2 |', [7, 9]],
    ['| 项目 | 数量 |\n书\t2', [7, 8]],
  ])('keeps its warning while a table is half made: %j', (markdown, lines) => {
    const found = problemsOf({ 'plans/01-training.md': adding(markdown) });
    const places = found.flatMap((text) => /md:(\d+):\d+ 提醒 .*（table-form）/.exec(text)?.[1] ?? []);
    expect(places.map(Number)).toEqual(lines);
    expect(found.join('\n')).not.toContain('line-break');
  });

  test.each([
    '| 甲 | 乙 |\n| --- | --- |\n| A\\|B | 5 |',
    '项目 | 数量\n--- | ---\n书 | 2',
    '甲|乙',
    '甲\\|乙\n丙\\|丁',
    '书\t2',
  ])('has nothing to say of %j', (markdown) => {
    expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
  });
});
