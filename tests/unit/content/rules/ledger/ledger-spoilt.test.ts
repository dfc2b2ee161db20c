import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'numbers, days and words that are sound',
    ledger: ledgerOf('1-2,甲#1楼,换5号泵,,,2024年9月3日,1月2日办结,未完成'),
    expected: [],
  },
  {
    name: 'a column that was too narrow for its days',
    ledger: ledgerOf('1,甲,,,,#########,,未完成'),
    expected: [
      '2:6 错误 第2行第6列“整改时限”：表格的列太窄，存下来的只有井号（ledger-spoilt）',
      '    现在是：#########',
      '    应当是：在表格软件里把这一列拉宽，看得到内容，再另存',
    ],
  },
  {
    name: 'a formula that was not computed',
    ledger: ledgerOf('1,甲,,#REF!,,,,未完成'),
    expected: [
      '2:4 错误 第2行第4列“责任单位”：表格的公式没有算出来，存下来的是错误的值（ledger-spoilt）',
      '    现在是：#REF!',
      '    应当是：在表格里改正公式，或者直接写上内容，再另存',
    ],
  },
  {
    name: 'a long number that was shortened',
    ledger: ledgerOf('1,甲,6.22203E+18,,,,,未完成'),
    expected: [
      '2:3 提醒 第2行第3列“整改措施”：表格把长的数缩短了，后面的数字已经丢失（ledger-spoilt）',
      '    现在是：6.22203E+18',
      '    应当是：把单元格的格式改成文本，重新写一遍，再另存',
    ],
  },
  {
    name: 'numbers of two levels that became days',
    ledger: ledgerOf('1月2日,甲,,,,,,未完成', '3-Jan,乙,,,,,,未完成'),
    expected: [
      '2:1 提醒 第2行第1列“序号”：表格把序号当成了日期（ledger-spoilt）',
      '    现在是：1月2日',
      '    应当是：先把这一列的格式改成文本，再写序号，例如 1-2，再另存',
      '3:1 提醒 第3行第1列“序号”：表格把序号当成了日期（ledger-spoilt）',
      '    现在是：3-Jan',
      '    应当是：先把这一列的格式改成文本，再写序号，例如 1-2，再另存',
    ],
  },
])('ledger-spoilt: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
