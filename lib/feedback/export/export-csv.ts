import { type SealedWords, textOfWords } from '#lib/feedback/crypto/sealed-words';
import type { ExportFormat } from '#lib/feedback/export/export-format';
import { channelInWords, type ExportableSubmission, notesOf } from '#lib/feedback/export/exportable';
import { type OpenedEntry, stateInWords, UNREADABLE } from '#lib/feedback/export/opened';
import { FIELD_LABELS, kindLabel, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { labelFor, RATINGS } from '#lib/model/submission-kinds';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { csvCell } from '#lib/model/text/csv-cell';

/** The byte order mark by which spreadsheets recognise UTF-8. */
const BOM = '\ufeff';

/** Control characters that stay: a quoted cell may contain them. */
const KEPT = '\t\n\r';

/** Texts that a spreadsheet would compute as a formula (CSV injection), also after blanks or a quote. */
const FORMULA = /^[\s"'“”‘’＂＇]*[=+\-@\t\r＝＋－＠]/;

/** Texts that a spreadsheet would convert to a number and alter: a leading zero, too many digits, an exponent. */
const SPOILED_NUMBER = /^\s*(0\d+|\d{16,}|\d+(\.\d+)?e[+-]?\d+)\s*$/i;

/** Most UTF-16 units of a spreadsheet's cell: a longer text would run over into other cells. */
export const CELL_MAX = 32_767;

const TOO_LONG = '……（太长，表格放不下；完整内容请用 show 或 JSON 查看）';

/** A column: its header, and its cell for a submission. */
interface Column {
  readonly header: string;
  cell(one: ExportableSubmission): string;
}

/** The columns of an export as a table. */
export const EXPORT_COLUMNS: readonly Column[] = [
  { header: '编号', cell: ({ id }) => id },
  { header: '收到日期', cell: ({ received }) => received },
  { header: '反映方式', cell: (one) => channelInWords(notesOf(one).channel) },
  { header: '通报', cell: ({ notice }) => notice },
  { header: '状态', cell: ({ entries }) => stateInWords(entries) },
  { header: '打开情况', cell: ({ submission }) => (submission ? '已打开' : UNREADABLE) },
  { header: FIELD_LABELS.kind, cell: ({ submission: it }) => (it ? (kindLabel(it.kind) ?? it.kind) : '') },
  {
    header: FIELD_LABELS.item,
    cell: ({ submission: it }) => (it ? (it.item?.heading ?? LEFT_EMPTY.item) : ''),
  },
  { header: FIELD_LABELS.message, cell: ({ submission }) => submission?.message ?? '' },
  { header: FIELD_LABELS.name, cell: ({ submission }) => submission?.name ?? '' },
  { header: FIELD_LABELS.contact, cell: ({ submission }) => submission?.contact ?? '' },
  { header: '补充', cell: ({ entries }) => textsOf(entries, 'addition') },
  { header: '答复', cell: ({ entries }) => textsOf(entries, 'reply') },
  { header: '评价', cell: ({ entries }) => ratingIn(entries) },
  { header: '合并到', cell: (one) => notesOf(one).mergedInto ?? '' },
];

/** The words of every entry of a kind, the first first. */
function textsOf(entries: readonly OpenedEntry[], kind: SealedWords['kind']): string {
  return entries
    .flatMap(({ words }) => (words?.kind === kind ? [textOfWords(words) ?? ''] : []))
    .join('\n\n');
}

/** The last rating, with the words that came with it. */
function ratingIn(entries: readonly OpenedEntry[]): string {
  const words = entries.findLast((entry) => entry.words?.kind === 'rating')?.words;
  if (words?.kind !== 'rating') return '';
  const label = labelFor(RATINGS, words.rating);
  return words.text === '' ? label : `${label}：${words.text}`;
}

/**
 * The CSV export (RFC 4180): UTF-8 with a byte order mark, Chinese headers. Cells may be altered to be safe (`safeCell`):
 * the JSON export is exact.
 */
export const csvExport: ExportFormat = {
  head: BOM + csvLine(EXPORT_COLUMNS.map(({ header }) => header)),
  row: (one) => csvLine(EXPORT_COLUMNS.map(({ cell }) => cell(one))),
  between: '',
  tail: '',
};

/** Formats a CSV row, with its line end, from untrusted texts (`safeCell`). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(safeCell(cell))).join(',')}\r\n`;
}

/**
 * Makes an untrusted text safe as a spreadsheet's cell: `'` before a formula or a number that would be altered, invisible
 * characters made visible, truncated to what a cell holds.
 */
export function safeCell(text: string): string {
  const visible = escapeInvisibleCharacters(text, KEPT);
  return fitted(FORMULA.test(visible) || SPOILED_NUMBER.test(visible) ? `'${visible}` : visible);
}

/** Makes an untrusted text fit for a cell that is declared to hold text: nothing there is computed or converted. */
export function textCell(text: string): string {
  return fitted(escapeInvisibleCharacters(text, KEPT));
}

function fitted(text: string): string {
  if (text.length <= CELL_MAX) return text;
  return text.slice(0, CELL_MAX - TOO_LONG.length).replace(/[\ud800-\udbff]$/, '') + TOO_LONG;
}
