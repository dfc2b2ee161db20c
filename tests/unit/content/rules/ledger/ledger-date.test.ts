import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'days, months and words that are sound',
    ledger: ledgerOf(
      '1,甲,,,,2024年9月底前,,未完成',
      '2,乙,,,,2024-09-30,,未完成',
      '3,丙,,,,长期坚持,,未完成',
      '4,丁,,,,2024/9/3至2024/9/30,,未完成',
    ),
    expected: [],
  },
  {
    name: 'days that do not exist',
    ledger: ledgerOf(
      '1,甲,,,,2025年2月30日,,未完成',
      '2,乙,,,,2024-13-01,,未完成',
      '3,丙,,,,２０２４年１３月,,未完成',
    ),
    expected: [
      '2:6 提醒 第2行第6列“整改时限”：没有这个日期（ledger-date）',
      '    现在是：2025年2月30日',
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
      '3:6 提醒 第3行第6列“整改时限”：没有这个日期（ledger-date）',
      '    现在是：2024-13-01',
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
      '4:6 提醒 第4行第6列“整改时限”：没有这个日期（ledger-date）',
      '    现在是：２０２４年１３月',
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
    ],
  },
  ...[
    ['2月30日前', '2月30日'],
    ['二〇二四年九月三十一日', '二〇二四年九月三十一日'],
    ['2024.9.1-2024.9.31', '2024.9.31'],
    ['20240931', '20240931'],
    ['2024.13', '2024.13'],
  ].map(([limit, found]) => ({
    name: `in the form of ${limit}`,
    ledger: ledgerOf(`1,甲,,,,${limit},,未完成`),
    expected: [
      '2:6 提醒 第2行第6列“整改时限”：没有这个日期（ledger-date）',
      `    现在是：${found}`,
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
    ],
  })),
  {
    name: 'a day that does not exist, in what was done',
    ledger: ledgerOf('1,甲,,,,,2月30日补登,已完成'),
    expected: [
      '2:7 提醒 第2行第7列“整改进展”：没有这个日期（ledger-date）',
      '    现在是：2月30日',
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
    ],
  },
  {
    name: 'the number that a spreadsheet saves, in a further column of days',
    ledger: '问题,整改时限,完成状态,销号时间,经费\n甲,,未完成,45688.5,45688\n',
    expected: [
      '2:4 错误 第2行第4列“销号时间”：日期存成了一个数（ledger-date）',
      '    现在是：45688.5',
      '    应当是：把单元格的格式改成日期再另存；这个数在表格软件里是2025年1月31日',
    ],
  },
  {
    name: 'the number that a spreadsheet saves',
    ledger: ledgerOf('1,甲,,,,45688,,未完成'),
    expected: [
      '2:6 错误 第2行第6列“整改时限”：日期存成了一个数（ledger-date）',
      '    现在是：45688',
      '    应当是：把单元格的格式改成日期再另存；这个数在表格软件里是2025年1月31日',
    ],
  },
])('ledger-date: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
