import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'each its own, or none',
    ledger: ledgerOf('1,甲,,,,,,未完成', ',乙,,,,,,未完成', ',丙,,,,,,未完成'),
    expected: [],
  },
  {
    name: 'one twice',
    ledger: ledgerOf('1,甲,,,,,,未完成', '2,乙,,,,,,未完成', '1,丙,,,,,,未完成'),
    expected: [
      '4:1 提醒 第4行第1列“序号”：序号与第2行相同（ledger-number）',
      '    现在是：1',
      '    应当是：每一行的序号都不同',
    ],
  },
])('ledger-number: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
