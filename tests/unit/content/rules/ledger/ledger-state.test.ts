import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'each of the five',
    ledger: ledgerOf(
      '1,甲,,,,,已补登,已完成',
      '2,乙,,,,,,基本完成',
      '3,丙,,,,,,持续推进',
      '4,丁,,,,,,长期坚持',
      '5,戊,,,,,,未完成',
    ),
    expected: [],
  },
  {
    name: 'another word, and none',
    ledger: ledgerOf('1,甲,,,,,,整改中', '2,乙,,,,,,'),
    expected: [
      '2:8 错误 第2行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：整改中',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种',
      '3:8 错误 第3行第8列“完成状态”：没有写完成状态（ledger-state）',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种',
    ],
  },
])('ledger-state: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
