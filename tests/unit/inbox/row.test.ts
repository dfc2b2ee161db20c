import { describe, expect, test } from 'vitest';
import { inboxRow, sortRows } from '../../../inbox/list/row';
import type { InboxEntry, InboxSubmission } from '../../../inbox/work/inbox-types';
import { madeUpEntry, madeUpSubmission } from '../../harness/inbox-screens/made-up';

const CONTEXT = {
  titles: new Map([['2024-district-inspection', '关于整改情况的通报']]),
  answerWithin: 30,
  me: '张明',
  today: '2025-01-15',
  proposals: new Map(),
};
const row = (changes: Partial<InboxSubmission> = {}, context: Partial<typeof CONTEXT> = {}) =>
  inboxRow(madeUpSubmission(1, changes), { ...CONTEXT, ...context });
const entries = (...changes: Partial<InboxEntry>[]) =>
  changes.map((change, index) => madeUpEntry(index, change));

describe('a row of the list', () => {
  test('is overdue from the day after the promised one', () => {
    const received = '2024-12-16';
    expect(row({ received })).toMatchObject({ due: '2025-01-15', isOverdue: false });
    expect(row({ received }, { today: '2025-01-16' }).isOverdue).toBe(true);
  });

  test('is never overdue where no answer is promised', () => {
    const made = inboxRow(madeUpSubmission(1, { received: '2020-01-01' }), {
      ...CONTEXT,
      answerWithin: null,
    });
    expect(made).toMatchObject({ due: null, isOverdue: false });
  });

  test.each(['answered', 'closed', 'refused'] as const)('is not overdue once it is %s', (state) => {
    const made = row({ received: '2020-01-01', entries: entries({ kind: 'state', state }) });
    expect(made).toMatchObject({ due: null, isOverdue: false });
  });

  test('is neither new nor overdue where it was marked as junk', () => {
    const junk = row({ received: '2020-01-01', isJunk: true });
    expect(junk).toMatchObject({ isNew: false, isOverdue: false });
    expect(row({ received: '2020-01-01' })).toMatchObject({ isNew: true, isOverdue: true });
  });

  test('is new until the office gives a state, and again after an addition', () => {
    expect(row().isNew).toBe(true);
    expect(row({ entries: entries({ state: 'working' }) }).isNew).toBe(false);
    const added = entries({ state: 'closed' }, { kind: 'addition', state: null });
    expect(row({ entries: added })).toMatchObject({ isNew: true, hasAddition: true, state: 'closed' });
  });

  test('stays new when the office only noted something for itself', () => {
    const noted = entries({ kind: 'internal', words: { kind: 'internal', submission: 'x', note: '待查' } });
    expect(row({ entries: noted })).toMatchObject({ isNew: true, state: 'new' });
  });

  test('is mine where I look after it', () => {
    expect(row({ assignee: '张明' }).isMine).toBe(true);
    expect(row({ assignee: '李华' }).isMine).toBe(false);
  });

  test('calls a notice that the site no longer shows by its folder', () => {
    expect(row({ notice: '2020-withdrawn' }).noticeTitle).toBe('2020-withdrawn');
  });

  test('that cannot be opened is still there', () => {
    expect(row({ submission: null, reply: null })).toMatchObject({
      state: 'new',
      isNew: true,
    });
  });
});

test('the list begins with what is overdue, then new, then mine, then under way, and ends with what is done', () => {
  const working = entries({ state: 'working' });
  const within = { received: '2025-01-10' };
  const rows = [
    row({ id: 'done', ...within, entries: entries({ state: 'closed' }) }),
    row({ id: 'others', ...within, entries: working, assignee: '李华' }),
    row({ id: 'mine', ...within, entries: working, assignee: '张明' }),
    row({ id: 'new', ...within }),
    row({ id: 'overdue', received: '2024-11-01', entries: working }),
  ];
  expect(sortRows(rows).map(({ id }) => id)).toEqual(['overdue', 'new', 'mine', 'others', 'done']);
});

test('what waits longest comes first, and what was done last comes first', () => {
  const rows = ['2025-01-12', '2025-01-10'].flatMap((received) => [
    row({ id: `new ${received}`, received }),
    row({ id: `done ${received}`, received, entries: entries({ state: 'answered' }) }),
  ]);
  expect(sortRows(rows).map(({ id }) => id)).toEqual([
    'new 2025-01-10',
    'new 2025-01-12',
    'done 2025-01-12',
    'done 2025-01-10',
  ]);
});
