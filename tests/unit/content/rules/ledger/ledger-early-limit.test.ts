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
  ...[
    '2024.5',
    '2024-05',
    '20240526',
    '24年5月底',
    '二〇二四年五月',
    '２０２４年５月２６日',
    '2023年底前',
    '2023年第四季度',
    '2024年第一季度',
    '2023.10-2024.3',
    '2023年10月至12月',
  ].map((limit) => ({
    name: `before it: ${limit}`,
    ledger: ledgerOf(`1,甲,,,,${limit},,未完成`),
    expected: [
      '2:6 提醒 第2行第6列“整改时限”：整改时限早于反馈意见的日期（ledger-early-limit）',
      `    现在是：${limit}`,
      '    应当是：不早于通报开头所写的2024年6月27日，请核对',
    ],
  })),
  ...[
    '2024.6',
    '2024年底',
    '二〇二四年六月底',
    '2024年第二季度',
    '2024年上半年',
    '2024年5月至9月',
    '2023.10-2024.10',
    '2023年9月起',
    '2023年以来长期坚持',
    '3个月内',
    '立行立改',
  ].map((limit) => ({
    name: `not before it: ${limit}`,
    ledger: ledgerOf(`1,甲,,,,${limit},,未完成`),
    expected: [],
  })),
])('ledger-early-limit: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
