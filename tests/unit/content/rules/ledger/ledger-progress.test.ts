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
  {
    name: 'completed, and what stands for the progress says nothing',
    ledger: ledgerOf('1,甲,,,,,/,已完成', '2,乙,,,,,——,已完成', '3,丙,,,,,暂无,已完成', '4,丁,,,,,无,未完成'),
    expected: ['/', '——', '暂无'].flatMap((progress, index) => [
      `${index + 2}:8 提醒 第${index + 2}行第8列“完成状态”：写着已完成，没有写整改进展（ledger-progress）`,
      `    现在是：已完成；整改进展：${progress}`,
      '    应当是：在这一行的“整改进展”里写明做了什么，或者改正完成状态',
    ]),
  },
  {
    name: 'the progress is nothing but the contrary',
    ledger: ledgerOf('1,甲,,,,,正在整改,已完成', '2,乙,,,,,尚未完成。,已完成', '3,丙,,,,,已整改到位,未完成'),
    expected: [
      '2:8 提醒 第2行第8列“完成状态”：写着已完成，整改进展说还没有做完（ledger-progress）',
      '    现在是：已完成；整改进展：正在整改',
      '    应当是：在这一行的“整改进展”里写明做了什么，或者改正完成状态',
      '3:8 提醒 第3行第8列“完成状态”：写着已完成，整改进展说还没有做完（ledger-progress）',
      '    现在是：已完成；整改进展：尚未完成。',
      '    应当是：在这一行的“整改进展”里写明做了什么，或者改正完成状态',
      '4:8 提醒 第4行第8列“完成状态”：写着未完成，整改进展说已经做完（ledger-progress）',
      '    现在是：未完成；整改进展：已整改到位',
      '    应当是：在这一行的“整改进展”里写明做了什么，或者改正完成状态',
    ],
  },
  {
    name: 'progress that only begins with such words is about something',
    ledger: ledgerOf(
      '1,甲,,,,,未发现新的问题,已完成',
      '2,乙,,,,,整改中查实的三册已经补登,已完成',
      '3,丙,,,,,已整改两处，还有一处正在施工,未完成',
      '4,丁,,,,,已完成招标,未完成',
    ),
    expected: [],
  },
])('ledger-progress: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
