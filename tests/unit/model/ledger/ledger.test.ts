import { expect, test } from 'vitest';
import { ledgerBlocks, rowHeading, rowName, stateTotals, totalsInWords } from '#lib/model/ledger/ledger';
import { madeLedger } from '../../../harness/ledger';

const LEDGER = madeLedger([
  { problem: '登记不全', unit: '一科', progress: '已补登\n两人签字', state: '已完成' },
  { problem: '照明不足', unit: '', progress: '', state: '未完成' },
  { problem: '护栏松动', unit: '一科', progress: '已加固', state: '已完成' },
]);

test('totals count each state that some row has, from done to not done', () => {
  expect(stateTotals(LEDGER.rows)).toEqual([
    { state: '已完成', count: 2 },
    { state: '未完成', count: 1 },
  ]);
  expect(totalsInWords(LEDGER)).toBe('共3项：已完成2项，未完成1项');
  expect(totalsInWords({ rows: [] })).toBe('共0项');
});

test('as text, a row has a line for each cell that says something', () => {
  expect(ledgerBlocks(LEDGER).slice(0, 3)).toEqual([
    '整改台账（共3项：已完成2项，未完成1项）',
    '序号：1\n问题：登记不全\n责任单位：一科\n整改进展：已补登\n两人签字\n完成状态：已完成',
    '序号：2\n问题：照明不足\n完成状态：未完成',
  ]);
});

test('a row is named by its number and how its problem begins', () => {
  const [row] = madeLedger([{ problem: '问'.repeat(44) }]).rows;
  expect(row && rowHeading(LEDGER, row)).toBe(`台账第1项：${'问'.repeat(40)}…`);
});

test.each([
  ['its number', '7', '台账第7项'],
  ['its place and its number, where merged cells give that to several rows', '3', '台账第7行（序号3）'],
  ['its place, where it has no number', '', '台账第7行'],
  [
    'its place and how a long text begins that stands for a number',
    '督察组第一批反馈清单之一',
    '台账第7行（序号督察组第一批反馈清单之一）',
  ],
])('a row is named by %s', (_, number, name) => {
  expect(rowName(LEDGER, { anchor: 'ledger-7', cells: [number, '登记不全'] })).toBe(name);
});

test('a row of a ledger without numbers is named by its place', () => {
  const columns = [{ kind: 'problem', name: '问题' }] as const;
  expect(rowName({ columns }, { anchor: 'ledger-7', cells: ['登记不全'] })).toBe('台账第7项');
});
