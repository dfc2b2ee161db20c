import { expect, test } from 'vitest';
import { findRows } from '../../../inbox/screens/entering/find-rows';

const ITEMS = [
  { anchor: 'rectification-1', heading: '（一）关于路灯的整改', row: null },
  { anchor: 'ledger-1', heading: '台账第1项：路灯坏了', row: '路灯坏了三个月，没有人修' },
  { anchor: 'ledger-11', heading: '台账第11项：井盖', row: '井盖松动，离1号楼不远' },
  { anchor: 'ledger-12', heading: '台账第12项：路灯', row: '路灯不够亮 Ａ区' },
];

test.each<[string, string, string[]]>([
  [
    'a number: that row first, and then those whose words have it',
    '1',
    ['ledger-1', 'ledger-11', 'ledger-12'],
  ],
  ['a full-width number', '１２', ['ledger-12']],
  ['a word, in the ledger’s order, and no item of the text', '路灯', ['ledger-1', 'ledger-12']],
  ['every one of several words, of any width and case', '路灯 a区', ['ledger-12']],
  ['words of the problem that the heading does not show', '没有人修', ['ledger-1']],
  ['nothing', '', []],
  ['blanks', ' 　', []],
  ['what no row has', '游泳池', []],
])('rows of a ledger are found by %s', (_, search, found) => {
  expect(findRows(ITEMS, search).map(({ anchor }) => anchor)).toEqual(found);
});
