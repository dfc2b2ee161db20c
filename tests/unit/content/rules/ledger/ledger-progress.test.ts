import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'several paragraphs, quotes and commas in a cell',
    ledger: ledgerOf('1,甲,,,,,"已补登120册，\n\n登记簿改称""新册"", 两人签字",已完成'),
    expected: [],
  },
  {
    name: 'completed, and nothing was done',
    ledger: ledgerOf('1,甲,,,,,"第一段\n第二段",已完成', '2,乙,,,,, ,已完成'),
    expected: [
      '3:8 提醒 第3行第8列“完成状态”：写着已完成，没有写整改进展（ledger-progress）',
      '    现在是：已完成',
      '    应当是：在这一行的“整改进展”里写明做了什么，或者改正完成状态',
    ],
  },
  {
    name: 'no column for it',
    ledger: '问题,完成状态\n甲,已完成\n',
    expected: [
      '2:2 提醒 第2行第2列“完成状态”：写着已完成，没有写整改进展（ledger-progress）',
      '    现在是：已完成',
      '    应当是：加一列“整改进展”，写明做了什么',
    ],
  },
])('ledger-progress: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
