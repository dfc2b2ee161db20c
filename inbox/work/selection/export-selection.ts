import writeExcelFile from 'write-excel-file/universal';
import { EXPORT_FORMATS, exportSubmissions } from '#lib/feedback/export/export';
import { EXPORT_COLUMNS, textCell } from '#lib/feedback/export/export-csv';
import type { ExportableSubmission, OfficeNotes } from '#lib/feedback/export/exportable';
import type { InboxSubmission } from '../inbox-types';

/** The formats of an export, and what each is for, in Chinese. */
export const SELECTION_FORMATS = [
  { value: 'xlsx', label: '表格（xlsx，用WPS打开）' },
  { value: 'csv', label: '表格（csv）' },
  { value: 'json', label: '数据（JSON，一字不差）' },
] as const;

export type SelectionFormat = (typeof SELECTION_FORMATS)[number]['value'];

/** Characters across that a column of a spreadsheet is wide. */
const WIDTH = 24;

/** Writes submissions into a file of a format. No cell of a spreadsheet is a formula: each is declared to hold text. */
export async function exportSelection(
  format: SelectionFormat,
  opened: readonly InboxSubmission[],
): Promise<Blob> {
  const submissions = opened.map((one): ExportableSubmission => ({ ...one, notes: notesIn(one) }));
  if (format === 'xlsx') {
    const heads = EXPORT_COLUMNS.map(({ header }) => ({ value: header, fontWeight: 'bold' as const }));
    const rows = submissions.map((one) =>
      EXPORT_COLUMNS.map(({ cell }) => ({ type: String, value: indexable(textCell(cell(one))), wrap: true })),
    );
    const columns = EXPORT_COLUMNS.map(() => ({ width: WIDTH }));
    return writeExcelFile([heads, ...rows], { columns, sheet: '反馈', stickyRowsCount: 1 }).toBlob();
  }
  const pieces: string[] = [];
  for await (const piece of exportSubmissions(EXPORT_FORMATS[format], submissions)) pieces.push(piece);
  return new Blob(pieces, { type: format === 'csv' ? 'text/csv' : 'application/json' });
}

/** What the office noted, by entries that are vouched for alone. */
function notesIn({ entries, entered, merge }: InboxSubmission): OfficeNotes {
  const channel = entered?.channel ?? (entries[0]?.kind === 'entered' ? null : 'web');
  return { channel, mergedInto: merge?.into ?? null };
}

/**
 * A text that the library can look up among those that it has written: it takes the names of an object's own members, such as
 * `constructor`, for texts that are there, and the file would be broken. A blank stands behind them.
 */
function indexable(text: string): string {
  return text in {} ? `${text} ` : text;
}
