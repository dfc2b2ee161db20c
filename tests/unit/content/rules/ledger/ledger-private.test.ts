import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  { name: 'the office’s own telephone', ledger: ledgerOf('1,甲,拨打0199-5550161,,,,,未完成'), expected: [] },
  {
    name: 'a mobile number',
    ledger: ledgerOf('1,甲,,文化站,王某13812345678,,,未完成'),
    expected: [
      '2:5 提醒 第2行第5列“责任人”：可能有个人的手机号码，公布以后收不回来（ledger-private）',
      '    现在是：王某13812345678',
      '    应当是：删去，或者用 * 代替中间的几位；确实要公布的（例如单位的联系方式），可以保留',
    ],
  },
])('ledger-private: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
