import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  { name: 'a row says it', ledger: ledgerOf('1,登记不全,补登,文化站,,,,未完成'), expected: [] },
  {
    name: 'a merged cell left it empty',
    ledger: ledgerOf('1,登记不全,补登,文化站,,,,未完成', '2,　,签字,文化站,,,,未完成'),
    expected: [
      '3:2 错误 第3行第2列“问题”：没有写问题（ledger-problem）',
      '    现在是：2,签字,文化站,未完成',
      '    应当是：每一行都写明问题；合并过的单元格先取消合并，再把每一行填上',
    ],
  },
  {
    name: 'a row that counts the others',
    ledger: ledgerOf('1,登记不全,,,,,,未完成', '合计,,,,,,,'),
    expected: [
      '3:2 错误 第3行第2列“问题”：没有写问题（ledger-problem）',
      '    现在是：合计',
      '    应当是：每一行是一个问题。“合计”这一行不是，请删去：项数由网站自己数',
    ],
  },
  {
    name: 'a row without any text counts for nothing',
    ledger: ledgerOf(',,,,,,,', '1,登记不全,,,,,,未完成'),
    expected: [],
  },
])('ledger-problem: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
