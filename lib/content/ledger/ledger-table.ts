import { columnIndex } from '#lib/content/ledger/columns';
import type { Sheet, SheetRow } from '#lib/content/spreadsheet/read-sheet';

/** A row that stands across the whole table, such as its title or the name of a group of rows. */
export interface AcrossRow {
  /** Its number in the spreadsheet, from 1. */
  readonly row: number;
  readonly text: string;
}

/** The table of a ledger in a sheet of a spreadsheet. */
export interface LedgerTable {
  /** The head, then the rows below it; numbers are the spreadsheet's, the cells those of `columns`. */
  readonly rows: readonly SheetRow[];
  /** The columns that have some text, by their number in the spreadsheet, from 1. */
  readonly columns: readonly number[];
  /** Rows below the head in which nothing stands but one merged cell over at least half of the table. */
  readonly across: readonly AcrossRow[];
}

/** Finds the table of a ledger by its head: the first row that names the column of the problems. Null where there is none. */
export function ledgerTable(sheet: Sheet): LedgerTable | null {
  const { rows } = sheet;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const acrossRows = new Set(rows.filter((row) => isAcross(row, width, sheet)).map(({ row }) => row));
  const naming = rows.filter(
    ({ row, cells }) => !acrossRows.has(row) && columnIndex(cells, 'problem') !== null,
  );
  const named = naming.find((row) => !isGroupOfColumns(row, sheet)) ?? naming[0];
  if (!named) return null;
  const head = rows.find(({ row }) => row === lastRowOfHead(named, sheet)) ?? named;
  const table = rows.filter(({ row }) => row >= head.row && !acrossRows.has(row));
  const columns = columnsOf(table);
  return {
    rows: table.map((row) => ({ ...row, cells: columns.map((column) => row.cells[column - 1] ?? '') })),
    columns,
    across: rows
      .filter(({ row }) => row > head.row && acrossRows.has(row))
      .map(({ row, cells }) => ({ row, text: cells.find((text) => text !== '') ?? '' })),
  };
}

/** Whether all that stands in a row is one merged cell, over at least half of the table. */
function isAcross({ row, cells }: SheetRow, width: number, { merged }: Sheet): boolean {
  const first = cells.findIndex((text) => text !== '') + 1;
  const last = cells.findLastIndex((text) => text !== '') + 1;
  return merged.some(
    ({ top, bottom, left, right }) =>
      top <= row &&
      row <= bottom &&
      left < right &&
      (right - left + 1) * 2 >= width &&
      left <= first &&
      last <= right,
  );
}

/** Whether what names the problems in a row stands over several columns, which have names of their own below. */
function isGroupOfColumns({ row, cells }: SheetRow, { merged }: Sheet): boolean {
  const column = (columnIndex(cells, 'problem') ?? 0) + 1;
  return merged.some(
    ({ top, bottom, left, right }) =>
      top <= row && row <= bottom && left < right && left <= column && column <= right,
  );
}

/** A head may be two rows high: the names of single columns are in the lower one, where that of the problems ends. */
function lastRowOfHead({ row, cells }: SheetRow, { merged }: Sheet): number {
  const column = (columnIndex(cells, 'problem') ?? 0) + 1;
  const area = merged.find(
    ({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
  return area?.bottom ?? row;
}

/** The columns with some text, without those that only repeat the one before: cells merged over several columns. */
function columnsOf(rows: readonly SheetRow[]): number[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cellOf = ({ cells }: SheetRow, column: number) => cells[column - 1] ?? '';
  return Array.from({ length: width }, (_, index) => index + 1).filter((column) => {
    const hasText = rows.some((row) => cellOf(row, column) !== '');
    const repeats = column > 1 && rows.every((row) => cellOf(row, column) === cellOf(row, column - 1));
    return hasText && !repeats;
  });
}
