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
      '4:1 提醒 第4行第1列“序号”：几行的序号相同（ledger-number）',
      '    现在是：1（第2、4行）',
      '    应当是：每一行的序号都不同；原来是合并的单元格、一个序号有几行的，可以保留，网址按先后次序排',
    ],
  },
  {
    name: 'merged cells: all in one problem',
    ledger: ledgerOf(
      ...['甲', '乙', '丙'].map((problem) => `3,${problem},,,,,,未完成`),
      ...Array.from({ length: 12 }, (_, index) => `4,丁${index},,,,,,未完成`),
    ),
    expected: [
      '3:1 提醒 第3行第1列“序号”：几行的序号相同（ledger-number）',
      '    现在是：3（第2、3、4行）、4（第5、6、7、8、9、10、11、12、13、14等行）',
      '    应当是：每一行的序号都不同；原来是合并的单元格、一个序号有几行的，可以保留，网址按先后次序排',
    ],
  },
])('ledger-number: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
