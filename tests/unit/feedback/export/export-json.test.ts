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
    OPENED.map(({ submission, ...clear }) => {
      if (!submission) return { ...clear, error: '无法打开', submission };
      const { notice: _, ...words } = submission;
      return { ...clear, error: null, submission: words };
    }),
  );
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
