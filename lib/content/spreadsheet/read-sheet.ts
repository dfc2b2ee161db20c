import { BOUNDS } from '#lib/content/bounds/bounds';
import { type CellContext, cellText } from '#lib/content/spreadsheet/cell-text';
import {
  DAMAGED,
  isTrue,
  readElements,
  SpreadsheetError,
  type XmlElement,
} from '#lib/content/spreadsheet/xml-elements';

/** A row of a sheet that has some text. */
export interface SheetRow {
  /** Its number in the spreadsheet, from 1. */
  readonly row: number;
  /** The texts of its cells, from column A on; each cell of a merged area has the text of the area. */
  readonly cells: readonly string[];
  readonly isHidden: boolean;
}

/** Cells that were merged into one; numbers from 1, both ends included. */
interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cells of a sheet. */
export interface Sheet {
  /** Rows with some text, in their order. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedArea[];
  /** The columns that are hidden, from 1. */
  readonly hiddenColumns: readonly number[];
}

/** A row whose cells may still be filled. */
interface ReadRow extends SheetRow {
  readonly cells: string[];
}

/** The most rows that a sheet has (ECMA-376-1, 18.3.1.73, as spreadsheets keep to it). */
const MOST_ROWS = 1_048_576;

/** The most merged areas of a sheet: two for each row of the largest ledger. */
const MOST_AREAS = 2 * BOUNDS.fileLines;

/** The most cells that merged areas may cover together: each cell of the largest ledger. */
const MOST_COVERED = BOUNDS.fileLines * BOUNDS.columns;

/** The most characters of all cells, in UTF-16 units: a small file can refer to one long text any number of times. */
const MOST_CHARACTERS = 5 * BOUNDS.fileBytes;

/**
 * Reads the cells of a sheet, and fills merged areas.
 * @throws SpreadsheetError for what cannot be read, with the cell's address, and for more rows, columns, merged cells or
 * characters than a ledger has.
 */
export function readSheet(xml: Uint8Array, context: CellContext): Sheet {
  const rows = new Map<number, ReadRow>();
  const merged: MergedArea[] = [];
  const hiddenColumns = new Set<number>();
  let last = 0;
  let characters = 0;
  readElements(xml, ['col', 'row', 'mergeCell'], (element) => {
    switch (element.name) {
      case 'col':
        for (const column of hiddenIn(element)) hiddenColumns.add(column);
        return;
      case 'mergeCell':
        merged.push(...areaOf(element.attributes.get('ref') ?? ''));
        if (merged.length > MOST_AREAS)
          throw new SpreadsheetError(`表格里合并的单元格太多：超过 ${MOST_AREAS} 处。${SMALLER}`);
        return;
      default: {
        last = rowNumber(element.attributes.get('r') ?? String(last + 1));
        const cells = cellsOf(element, last, context);
        characters = added(characters, cells);
        rows.set(last, { row: last, cells, isHidden: isTrue(element, 'hidden') });
      }
    }
  });
  const lastRow = [...rows.values()].reduce(
    (most, { row, cells }) => (cells.length > 0 ? Math.max(most, row) : most),
    0,
  );
  fillAreas(merged, rows, { lastRow, characters });
  const withText = [...rows.values()].filter(({ cells }) => cells.some((text) => text !== ''));
  if (withText.length > BOUNDS.fileLines)
    throw new SpreadsheetError(`表格的行太多：有 ${withText.length} 行，台账最多 ${BOUNDS.fileLines} 行。`);
  return { rows: withText.sort((a, b) => a.row - b.row), merged, hiddenColumns: [...hiddenColumns] };
}

const SMALLER = '请把台账复制到一个新的表格文件里，保存，再试。';

function rowNumber(written: string): number {
  const row = Number(written);
  if (!Number.isInteger(row) || row < 1 || row > MOST_ROWS) throw new SpreadsheetError(DAMAGED);
  return row;
}

/** Adds the characters of some cells. @throws SpreadsheetError for more than a sheet may have. */
function added(characters: number, cells: readonly string[]): number {
  const sum = cells.reduce((total, text) => total + text.length, characters);
  if (sum > MOST_CHARACTERS)
    throw new SpreadsheetError(`表格的字太多：超过 ${MOST_CHARACTERS} 个字符。${SMALLER}`);
  return sum;
}

function cellsOf({ children }: XmlElement, row: number, context: CellContext): string[] {
  const cells: string[] = [];
  let column = 0;
  for (const cell of children) {
    if (cell.name !== 'c') continue;
    column = addressOf(cell.attributes.get('r') ?? '')?.column ?? column + 1;
    const place = `${columnLetters(column)}${row}`;
    const text = cellText(cell, place, context);
    if (text === '') continue;
    if (column > BOUNDS.columns)
      throw new SpreadsheetError(`表格的列太多：${place} 格还有文字，台账最多 ${BOUNDS.columns} 列。`);
    while (cells.length < column) cells.push('');
    cells[column - 1] = text;
  }
  return cells;
}

/**
 * Gives each cell of merged areas the text of their first one.
 * @param so the last row with a text, and the characters of all cells.
 */
function fillAreas(
  areas: readonly MergedArea[],
  rows: ReadonlyMap<number, ReadRow>,
  so: { lastRow: number; characters: number },
): void {
  let { characters } = so;
  let covered = 0;
  for (const { top, bottom, left, right } of areas) {
    const text = rows.get(top)?.cells[left - 1] ?? '';
    if (text === '') continue;
    const end = Math.min(right, BOUNDS.columns);
    const lastOfArea = Math.min(bottom, so.lastRow);
    covered += Math.max(0, lastOfArea - top + 1) * Math.max(0, end - left + 1);
    if (covered > MOST_COVERED)
      throw new SpreadsheetError(`表格里合并的单元格太大：一共超过 ${MOST_COVERED} 格。${SMALLER}`);
    for (let number = top; number <= lastOfArea; number += 1) {
      const cells = rows.get(number)?.cells;
      if (!cells) continue;
      while (cells.length < end) cells.push('');
      cells.fill(text, left - 1, end);
      characters = added(characters, cells.slice(left - 1, end));
    }
  }
}

function areaOf(reference: string): MergedArea[] {
  const [first, last] = reference.split(':').map(addressOf);
  if (!first || !last) return [];
  return [{ top: first.row, left: first.column, bottom: last.row, right: last.column }];
}

function hiddenIn(element: XmlElement): number[] {
  if (!isTrue(element, 'hidden')) return [];
  const first = Math.max(1, Number(element.attributes.get('min') ?? 1));
  const last = Math.min(Number(element.attributes.get('max') ?? first), BOUNDS.columns);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function addressOf(address: string): { column: number; row: number } | null {
  const [, letters = '', row = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === '') return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(row) };
}

/** The letters of a column, as spreadsheets name it. @param column from 1. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + rest);
}
