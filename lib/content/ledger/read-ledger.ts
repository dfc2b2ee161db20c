import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import { BOUNDS } from '#lib/content/bounds/bounds';
import { decodeText } from '#lib/content/files/decode';
import { columnIndex, type KnownColumn, LEDGER_COLUMNS } from '#lib/content/ledger/columns';
import { joinedHead } from '#lib/content/ledger/two-row-head';
import { memoizedByObject } from '#lib/content/memoize';
import type { RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';

/** A row of a ledger: its number in the spreadsheet, from 1, and its cells without blanks round them. */
export interface LedgerLine {
  row: number;
  cells: readonly string[];
}

/** A ledger as its file holds it, not yet validated by the rules. Rows without any text are left out. */
export interface LedgerSource {
  /** The path to show, from `content/` on. */
  file: string;
  head: LedgerLine;
  /** The rows below the head. */
  rows: readonly LedgerLine[];
}

/** The files of a notice that hold a ledger: those that were read, and why the others could not be. */
interface Ledgers {
  read: readonly LedgerSource[];
  unreadable: readonly RuleProblem[];
}

/** A cell of a known column. */
export interface LedgerCell {
  ledger: LedgerSource;
  row: LedgerLine;
  column: number;
  text: string;
}

/** Where a ledger lies: beside `notice.md`, or in the folder of a part. */
export const LEDGER_FILE = /^(?:[^/]+\/)?ledger\.csv$/;
const HOW_TO_SAVE =
  'UTF-8 编码的 CSV。用表格软件打开，点“文件”“另存为”，类型选“CSV UTF-8（逗号分隔）”；没有这一种的，用记事本打开 CSV 文件，另存时“编码”选“UTF-8”';
const recordsSchema = z.array(z.array(z.string()));
const faultSchema = z.object({ lines: z.number() });

/** Reads the ledgers of a notice: `ledger.csv` in its folder or in that of a part. Memoized. */
export const ledgersOf = memoizedByObject(readLedgers);

function readLedgers({ directory, pictures }: Pick<NoticeSource, 'directory' | 'pictures'>): Ledgers {
  const found = [...pictures]
    .filter(([path]) => LEDGER_FILE.test(path))
    .map(([path, bytes]) => readLedger(`${directory}/${path}`, bytes));
  return {
    read: found.flatMap((one) => ('head' in one ? [one] : [])),
    unreadable: found.flatMap((one) => ('head' in one ? [] : [one])),
  };
}

/**
 * Parses a ledger (RFC 4180, commas, UTF-8 with or without BOM). The head is the first row that names the column of the
 * problems, else the first row.
 */
function readLedger(file: string, bytes: Uint8Array): LedgerSource | RuleProblem {
  const decoded = decodeText(file, bytes);
  if (decoded.problem) {
    const { line, column, reason, actual, expected, ruleId } = decoded.problem;
    const isTooLarge = ruleId === 'limit';
    return {
      ...ledgerProblem({ file, line, column }, reason),
      found: actual,
      expected: isTooLarge ? expected : HOW_TO_SAVE,
    };
  }
  const rows = rowsIn(file, decoded.text);
  if (!Array.isArray(rows)) return rows;
  const namesProblems = (row: LedgerLine | undefined) =>
    row !== undefined && columnIndex(row.cells, 'problem') !== null;
  const first = Math.max(0, rows.findIndex(namesProblems));
  // Above it stood the name of a group of columns.
  const [head, ...below] = rows.slice(namesProblems(rows[first + 1]) ? first + 1 : first);
  if (!head)
    return {
      ...ledgerProblem({ file, line: 1, column: 1 }, '台账里一个字也没有'),
      expected: `第一行是表头，例如：${Object.values(LEDGER_COLUMNS)
        .map(([name]) => name)
        .join(',')}`,
    };
  const [second] = below;
  const joined = second ? joinedHead(head.cells, second.cells) : null;
  if (second && joined)
    return {
      ...ledgerProblem({ file, line: second.row, column: 1 }, '台账的表头有两行'),
      found: second.cells.join(','),
      expected: `表头只有一行，每一列写自己的名称。这一行删去，第${head.row}行改成：${joined.join(',')}`,
    };
  return { file, head, rows: below };
}

function rowsIn(file: string, text: string): LedgerLine[] | RuleProblem {
  try {
    const records = recordsSchema.parse(parse(text, { relax_column_count: true, trim: true }));
    const rows = records.map((cells, index) => ({ row: index + 1, cells: withoutEmptyEnd(cells) }));
    const wide = rows.find(({ cells }) => cells.length > BOUNDS.columns);
    if (!wide) return rows.filter(({ cells }) => cells.length > 0);
    return {
      ...ledgerProblem(
        { file, line: wide.row, column: BOUNDS.columns + 1 },
        `第${wide.row}行的列太多，没有读下去`,
      ),
      found: `${wide.cells.length}列`,
      expected: `最多${BOUNDS.columns}列`,
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = faultSchema.safeParse(error).data?.lines ?? 1;
    return {
      ...ledgerProblem({ file, line, column: 1 }, '从这里起分不清各格：双引号没有成对'),
      expected:
        '格里有逗号、换行或者双引号时，整格放在一对双引号里，里面的双引号写两个；用表格软件另存成 CSV 会自己写好',
    };
  }
}

/** Trims cells, and leaves out the empty ones at the end of a row: some spreadsheets save hundreds. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.trim());
  return trimmed.slice(0, trimmed.findLastIndex((cell) => cell !== '') + 1);
}

/** Creates a problem of a ledger, an error: its page could not hold what the file says. */
export function ledgerProblem(place: RuleProblem['place'], reason: string): RuleProblem {
  return { place, reason };
}

/** Creates the problem of a cell; its place is row and column of the spreadsheet, both from 1. */
export function cellProblem({ ledger, row, column }: LedgerCell, reason: string): RuleProblem {
  const name = ledger.head.cells[column] ?? '';
  const place = { file: ledger.file, line: row.row, column: column + 1 };
  return ledgerProblem(place, `第${row.row}行第${column + 1}列“${name}”：${reason}`);
}

/** Lists all cells of all ledgers, row by row, without the head. */
export function cellsOfLedgers(source: NoticeSource): LedgerCell[] {
  return ledgersOf(source).read.flatMap((ledger) => ledger.rows.flatMap((row) => cellsOfRow(ledger, row)));
}

/** Lists all cells of all ledgers, row by row, the head's too. */
export function cellsWithHeads(source: NoticeSource): LedgerCell[] {
  return ledgersOf(source).read.flatMap((ledger) =>
    [ledger.head, ...ledger.rows].flatMap((row) => cellsOfRow(ledger, row)),
  );
}

function cellsOfRow(ledger: LedgerSource, row: LedgerLine): LedgerCell[] {
  return row.cells.map((text, column) => ({ ledger, row, column, text }));
}

/** Lists the cells of a column below the head, also the empty ones; none in ledgers without that column. */
export function cellsOfColumn(source: NoticeSource, column: KnownColumn): LedgerCell[] {
  return ledgersOf(source).read.flatMap((ledger) => {
    const index = columnIndex(ledger.head.cells, column);
    if (index === null) return [];
    return ledger.rows.map((row) => ({ ledger, row, column: index, text: row.cells[index] ?? '' }));
  });
}
