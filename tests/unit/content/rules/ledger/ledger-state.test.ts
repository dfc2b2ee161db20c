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
    ledger: ledgerOf('1,甲,,,,,,做着', '2,乙,,,,,,'),
    expected: [
      '2:8 错误 第2行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：做着',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种',
      '3:8 错误 第3行第8列“完成状态”：没有写完成状态（ledger-state）',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种',
    ],
  },
  {
    name: 'the usual words of spreadsheets, with the states that may be meant',
    ledger: ledgerOf('1,甲,,,,,已补登,已整改', '2,乙,,,,,,整改中'),
    expected: [
      '2:8 错误 第2行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：已整改',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种。做完了的写“已完成”',
      '3:8 错误 第3行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：整改中',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种。还在做的，按实际写“基本完成”“持续推进”或者“未完成”',
    ],
  },
  {
    name: 'blanks within a state, and a tick',
    ledger: ledgerOf('1,甲,,,,,,未 完成', '2,乙,,,,,已补登,√'),
    expected: [
      '2:8 错误 第2行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：未 完成',
      '    应当是：“未完成”，中间没有空格、没有换行',
      '3:8 错误 第3行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：√',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种。做完了的写“已完成”',
    ],
  },
  {
    name: 'a state with a remark behind it',
    ledger: ledgerOf('1,甲,,,,,已补登,已完成（2024年9月）'),
    expected: [
      '2:8 错误 第2行第8列“完成状态”：没有这种完成状态（ledger-state）',
      '    现在是：已完成（2024年9月）',
      '    应当是：这里只写“已完成”，后面的话移到别处：台账移到“整改进展”，各条移到正文',
    ],
  },
  {
    name: 'a row that counts the others',
    ledger: ledgerOf('1,甲,,,,,,未完成', '合计,1项'),
    expected: [
      '3:8 错误 第3行第8列“完成状态”：没有写完成状态（ledger-state）',
      '    应当是：每一行是一个问题。“合计”这一行不是，请删去：项数由网站自己数',
    ],
  },
])('ledger-state: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
