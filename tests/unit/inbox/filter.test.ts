import { describe, expect, test } from 'vitest';
import { filterOptions, filterRows, type InboxFilter, NO_FILTER } from '../../../inbox/list/filter';
import { inboxRow } from '../../../inbox/list/row';
import { madeUpEntry, madeUpSubmission } from '../../harness/inbox-screens/made-up';

const PROPOSAL = {
  ...{ submission: 'g', entry: 'r', proposer: 'b', day: '2025-01-14', isVouched: true },
  reason: 'junk',
} as const;
const CONTEXT = {
  titles: new Map(),
  answerWithin: 30,
  me: '张明',
  today: '2025-01-15',
  proposals: new Map([['g', PROPOSAL]]),
};
const submission = madeUpSubmission(1).submission;
const rows = [
  madeUpSubmission(1, { id: 'a', received: '2025-01-10' }),
  madeUpSubmission(2, {
    id: 'b',
    received: '2025-01-10',
    labels: ['卫生'],
    assignee: '张明',
    entries: [
      madeUpEntry(0, { state: 'working' }),
      madeUpEntry(1, {
        kind: 'internal',
        words: { kind: 'internal', submission: 'b', note: '已请ＡＢＣ核实' },
      }),
    ],
  }),
  madeUpSubmission(3, { id: 'c', notice: 'another', received: '2024-11-01' }),
  madeUpSubmission(4, {
    id: 'd',
    received: '2025-01-10',
    submission: submission && { ...submission, message: '2024年的 讲座\n没有听说' },
  }),
  madeUpSubmission(5, { id: 'e', received: '2025-01-10', submission: null }),
  madeUpSubmission(6, {
    id: 'f',
    received: '2024-11-01',
    isJunk: true,
    submission: submission && { ...submission, item: { anchor: 'plans-9', heading: '（九）其他' } },
  }),
  madeUpSubmission(7, {
    id: 'g',
    received: '2025-01-10',
    entries: [madeUpEntry(0, { state: 'closed' })],
    submission: submission && { ...submission, item: { anchor: 'plans-9', heading: '（九）其他' } },
  }),
].map((one) => inboxRow(one, CONTEXT));

function found(filter: Partial<InboxFilter>): string {
  return filterRows(rows, { ...NO_FILTER, ...filter })
    .map(({ id }) => id)
    .join('');
}

describe('a filter', () => {
  test.each([
    { filter: {}, expected: 'abcdeg' },
    { filter: { view: 'junk' }, expected: 'f' },
    { filter: { view: 'proposed' }, expected: 'g' },
    { filter: { item: '（九）其他' }, expected: 'g' },
    { filter: { view: 'new' }, expected: 'acde' },
    { filter: { view: 'mine' }, expected: 'b' },
    { filter: { view: 'overdue' }, expected: 'c' },
    { filter: { notice: 'another' }, expected: 'c' },
    { filter: { state: 'working' }, expected: 'b' },
    { filter: { kind: 'suggestion' }, expected: 'adg' },
    { filter: { label: '卫生' }, expected: 'b' },
    { filter: { label: '卫生', state: 'new' }, expected: '' },
    { filter: { search: '讲座没有' }, expected: 'd' },
    { filter: { search: '听说　讲座' }, expected: 'd' },
    { filter: { search: 'abc' }, expected: 'b' },
    { filter: { search: '挂号' }, expected: 'b' },
    { filter: { search: '没有这样的词' }, expected: '' },
  ] as const)('$filter lets $expected through', ({ filter, expected }) => {
    expect(found(filter)).toBe(expected);
  });

  test('offers every label that is in use once', () => {
    expect(filterOptions(rows).label).toEqual([{ value: '卫生', label: '卫生' }]);
  });
});
