import { expect, test } from 'vitest';
import { exportSubmissions } from '#lib/feedback/export/export';
import { exportedSchema, jsonExport } from '#lib/feedback/export/export-json';
import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { gathered, OPENED, UNOPENED } from '../opened-fixtures';

async function exportOf(submissions: readonly OpenedSubmission[]) {
  return gathered(exportSubmissions(jsonExport, submissions));
}

test('an export as JSON has every word as it was written, under the keys of its schema', async () => {
  const rows = exportedSchema.parse(JSON.parse(await exportOf(OPENED)));
  expect(rows).toEqual(
    OPENED.map(({ submission, reply: _reply, entries: _entries, ...named }) => {
      const clear = { ...named, channel: 'web', state: 'new', merged_into: null, history: [] };
      if (!submission) return { ...clear, error: '无法打开', submission };
      const { notice: _, ...words } = submission;
      return { ...clear, error: null, submission: words };
    }),
  );
});

test('it has what came after, in order, with its words', async () => {
  const entry = { id: 'e', submission: UNOPENED.id, after: '', day: '2024-11-07' } as const;
  const entries = [
    { ...entry, kind: 'state', state: 'working', words: null },
    {
      ...entry,
      kind: 'answer',
      state: 'answered',
      words: { kind: 'reply', submission: UNOPENED.id, text: '已经安排。' },
    },
    {
      ...entry,
      kind: 'rating',
      state: null,
      words: { kind: 'rating', submission: UNOPENED.id, rating: 'mostly', text: '' },
    },
  ] as const;
  expect(JSON.parse(await exportOf([{ ...UNOPENED, entries }]))).toMatchObject([
    {
      state: 'answered',
      history: [
        { kind: 'state', day: '2024-11-07', state: 'working', text: null, rating: null },
        { kind: 'answer', day: '2024-11-07', state: 'answered', text: '已经安排。', rating: null },
        { kind: 'rating', day: '2024-11-07', state: null, text: '', rating: 'mostly' },
      ],
    },
  ]);
});

test('it tells how a submission came, and which one it was merged into, unless that was undone', async () => {
  const entry = { submission: UNOPENED.id, after: '', day: '2024-11-07', state: null } as const;
  const internal = { kind: 'internal', submission: UNOPENED.id } as const;
  const entered = { channel: 'phone', consent: 'agreed', content: '' } as const;
  const first = { ...entry, id: 'a', kind: 'entered', words: { ...internal, entered } } as const;
  const merged = { ...entry, id: 'b', kind: 'internal', words: { ...internal, into: 'f0' } } as const;
  const noted = { ...entry, id: 'c', kind: 'internal', words: { ...internal, note: '看过' } } as const;
  const undone = { ...entry, id: 'd', kind: 'internal', words: { ...internal, into: null } } as const;
  const told = async (entries: OpenedSubmission['entries']) =>
    JSON.parse(await exportOf([{ ...UNOPENED, entries }]));
  expect(await told([first, merged, noted])).toMatchObject([{ channel: 'phone', merged_into: 'f0' }]);
  expect(await told([merged, undone])).toMatchObject([{ channel: 'web', merged_into: null }]);
  expect(await told([{ ...first, words: null }])).toMatchObject([{ channel: null }]);
});

test('it has a line for each submission, no byte order mark, and nothing that moves a cursor', async () => {
  const text = await exportOf(OPENED);
  expect(text.split('\n')).toHaveLength(OPENED.length + 3);
  expect(text).toMatch(/^\[\n\{"id":/);
  expect(text).toContain('\\u202e');
  expect(text).not.toMatch(/[\u001b\u202e]/);
});

test('it says of a submission that it cannot be opened', async () => {
  expect(JSON.parse(await exportOf([UNOPENED]))).toMatchObject([{ error: '无法打开', submission: null }]);
});

test('it is an empty array where nothing came', async () => {
  expect(JSON.parse(await exportOf([]))).toEqual([]);
});
