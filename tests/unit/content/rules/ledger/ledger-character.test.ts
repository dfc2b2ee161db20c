import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  {
    name: 'several paragraphs, an emoji and a variant are no such characters',
    ledger: ledgerOf('1,"甲\r\n乙",👨‍👩‍👧,葛\u{e0100}城文化站,,,,未完成'),
    expected: [],
  },
  {
    name: 'a zero-width character and a radical',
    ledger: ledgerOf('1,登记\u200b不全,\u2f74即补登,,,,,未完成'),
    expected: [
      '2:2 提醒 第2行第2列“问题”：有看不见的字符，或者样子相同、编码不同的字，公布时已经改了（ledger-character）',
      '    现在是：登记⟨U+200B⟩不全',
      '    应当是：登记不全',
      '2:3 提醒 第2行第3列“整改措施”：有看不见的字符，或者样子相同、编码不同的字，公布时已经改了（ledger-character）',
      '    现在是：\u2f74即补登',
      '    应当是：立即补登。通用的字：立（现在是 U+2F74）',
    ],
  },
  {
    name: 'in the head',
    ledger: '问题,完成状态,备\u200b注\n甲,未完成,乙\n',
    expected: [
      '1:3 提醒 第1行第3列“备\u200b注”：有看不见的字符，或者样子相同、编码不同的字，公布时已经改了（ledger-character）',
      '    现在是：备⟨U+200B⟩注',
      '    应当是：备注',
    ],
  },
])('ledger-character: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
