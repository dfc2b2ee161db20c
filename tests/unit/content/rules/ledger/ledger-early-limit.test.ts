import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'the day of the delivery, and a month that ends after it',
    ledger: ledgerOf('1,甲,,,,2024年6月27日,,未完成', '2,乙,,,,2024年6月,,未完成'),
    expected: [],
  },
  {
    name: 'a day and a month before it',
    ledger: ledgerOf('1,甲,,,,2024.6.26,,未完成', '2,乙,,,,2024年5月底,,未完成'),
    expected: [
      '2:6 提醒 第2行第6列“整改时限”：整改时限早于反馈意见的日期（ledger-early-limit）',
      '    现在是：2024.6.26',
      '    应当是：不早于通报开头所写的2024年6月27日，请核对',
      '3:6 提醒 第3行第6列“整改时限”：整改时限早于反馈意见的日期（ledger-early-limit）',
      '    现在是：2024年5月底',
      '    应当是：不早于通报开头所写的2024年6月27日，请核对',
    ],
  },
])('ledger-early-limit: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
