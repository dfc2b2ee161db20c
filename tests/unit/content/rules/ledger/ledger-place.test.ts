import { expect, test } from 'vitest';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';
import { ledgerOf } from './ledger-problems';

const LEDGER = ledgerOf('1,登记不全,补登,文化站,,,已补登,已完成');

test.each<Broken>([
  { name: 'beside notice.md', input: { 'ledger.csv': LEDGER }, expected: [] },
  { name: 'in the folder of a part', input: { 'findings/ledger.csv': LEDGER }, expected: [] },
  {
    name: 'two of them',
    input: { 'findings/ledger.csv': LEDGER, 'plans/ledger.csv': LEDGER },
    expected: [
      'content/2024-reading-corner/plans/ledger.csv:1:1 错误 一份通报只能有一份台账（ledger-place）',
      '    现在是：findings/ledger.csv、plans/ledger.csv',
      '    应当是：合成一份，放在通报文件夹里；原来的分类写成台账里的一列',
    ],
  },
])('ledger-place: $name', ({ input, expected }) => {
  expect(problemsOf(input).join('\n').split('\n').filter(Boolean)).toEqual(expected);
});
