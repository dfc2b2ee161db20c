import { BOUNDS } from '#lib/content/bounds/bounds';
import { LEDGER_COLUMNS, otherNames } from '#lib/content/ledger/columns';
import { looksLikeFormula } from '#lib/content/ledger/formula';
import { type LedgerTable, ledgerTable } from '#lib/content/ledger/ledger-table';
import { columnLetters, readSheet, type Sheet } from '#lib/content/spreadsheet/read-sheet';
import { openWorkbook, type Workbook, type WorkbookSheet } from '#lib/content/spreadsheet/workbook';
import { SpreadsheetError } from '#lib/content/spreadsheet/xml-elements';
import { csvCell } from '#lib/model/text/csv-cell';

/** A ledger that was taken from a spreadsheet. */
export interface TakenLedger {
  /** The text of `ledger.csv` (RFC 4180): with a byte order mark, by which spreadsheets recognise UTF-8, and CRLF. */
  readonly csv: string;
  /** What was taken and what was not, in Chinese, for staff. */
  readonly messages: readonly string[];
  /**
   * Names the cell of the spreadsheet, by the letters of its column and the number of its row, that a cell of `ledger.csv`
   * was taken from. Both are counted from 1.
   */
  readonly cellName: (row: number, column: number) => string;
}

/** A sheet with a ledger in it. */
interface LedgerSheet {
  readonly name: string;
  readonly sheet: Sheet;
  readonly table: LedgerTable;
}

const BOM = '\ufeff';

/** So many rows are named at most, in one message. */
const MOST_NAMED = 10;

/**
 * Takes a ledger from a spreadsheet as `.xlsx`: the rows from its head on, merged cells filled, dates as `YYYY-MM-DD`, other
 * numbers as they are shown. Hidden rows and columns are taken and told of.
 * @param sheetName the sheet to take; null for the only visible one with a ledger's head.
 * @throws SpreadsheetError in Chinese for a file, a sheet or a cell that cannot be read.
 */
export function ledgerFromSpreadsheet(bytes: Uint8Array, sheetName: string | null): TakenLedger {
  const workbook = openWorkbook(bytes);
  const chosen = chooseSheet(workbook, sheetName);
  const { table } = chosen;
  refuseFormulas(table);
  const csv = BOM + table.rows.map(({ cells }) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  const size = Buffer.byteLength(csv);
  if (size > BOUNDS.fileBytes)
    throw new SpreadsheetError(
      `台账太大：存成 ledger.csv 有 ${size} 字节，最多 ${BOUNDS.fileBytes} 字节。一份通报只有一份台账：请删去不用公布的列和行，或者分成几篇通报。`,
    );
  return {
    csv,
    messages: messagesFor(chosen, workbook),
    cellName: (row, column) =>
      `${columnLetters(table.columns[column - 1] ?? column)}${table.rows[row - 1]?.row ?? row}`,
  };
}

function chooseSheet({ sheets, context }: Workbook, wanted: string | null): LedgerSheet {
  const withLedger = ({ name, xml }: WorkbookSheet): LedgerSheet[] => {
    const sheet = readSheet(xml(), context);
    const table = ledgerTable(sheet);
    return table ? [{ name, sheet, table }] : [];
  };
  const names = sheets.map(({ name }) => `“${name}”`).join('、');
  if (wanted !== null) {
    const named = sheets.find(({ name }) => name.trim() === wanted.trim());
    if (!named) throw new SpreadsheetError(`没有叫“${wanted}”的工作表。这个文件里有：${names}。`);
    const [found] = withLedger(named);
    if (!found) throw new SpreadsheetError(`工作表“${wanted}”里${NO_HEAD}`);
    return found;
  }
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const found = visible.flatMap((sheet) => {
    try {
      return withLedger(sheet);
    } catch (error) {
      // Any sheet may be the one that is meant: none is passed over in silence.
      if (!(error instanceof SpreadsheetError) || visible.length === 1) throw error;
      throw new SpreadsheetError(
        `工作表“${sheet.name}”：${error.message}\n这个工作表不是台账的，写明用哪一个：--sheet "工作表的名称"`,
      );
    }
  });
  const [first, ...others] = found;
  if (!first) throw new SpreadsheetError(`${names === '' ? '文件' : `工作表${names}`}里${NO_HEAD}`);
  if (others.length > 0)
    throw new SpreadsheetError(
      `有几个工作表都像台账：${found.map(({ name }) => `“${name}”`).join('、')}。请写明用哪一个，例如：--sheet "${first.name}"`,
    );
  return first;
}

const NO_HEAD = `没有找到台账的表头。表头是一行，写着各列的名称，其中一列是“${LEDGER_COLUMNS.problem[0]}”，也可以写${otherNames('problem')}。`;

function refuseFormulas({ rows, columns }: LedgerTable): void {
  for (const { row, cells } of rows) {
    const index = cells.findIndex(looksLikeFormula);
    if (index === -1) continue;
    throw new SpreadsheetError(
      `${columnLetters(columns[index] ?? 1)}${row} 格的文字像公式：${cells[index]}\n用表格软件打开 CSV 时，会把它当成公式计算。请在表格里改写这一格，保存，再试。`,
    );
  }
}

function messagesFor({ name, sheet, table }: LedgerSheet, { sheets }: Workbook): string[] {
  const { rows, columns, across } = table;
  const [head, ...below] = rows;
  if (!head) return [];
  const above = sheet.rows.filter(({ row }) => row < head.row).length;
  const last = Math.max(...sheet.rows.map(({ row }) => row));
  const empty = last - head.row + 1 - rows.length - across.length;
  const hidden = below.filter(({ isHidden }) => isHidden).map(({ row }) => row);
  const hiddenColumns = columns.filter((column) => sheet.hiddenColumns.includes(column));
  const unused = sheets.filter((other) => other.name !== name);
  const messages = [
    `从工作表“${name}”取了 ${below.length} 行、${columns.length} 列；表头是表格的第${head.row}行，在 ledger.csv 里是第1行。`,
  ];
  if (above > 0) messages.push(`表头以上有文字的 ${above} 行没有写进去。`);
  if (across.length > 0)
    messages.push(
      `横跨整个表格的 ${across.length} 行不是一条问题，没有写进去：${listed(across.map(({ row, text }) => `第${row}行“${text}”`))}。`,
    );
  if (empty > 0) messages.push(`表格中间的空行有 ${empty} 行，没有写进去。`);
  if (hidden.length > 0)
    messages.push(
      `提醒：有 ${hidden.length} 行在表格里是隐藏的（包括筛选掉的），也写进去了：${listed(hidden.map((row) => `第${row}行`))}。不该公布的，请先在表格里删去。`,
    );
  if (hiddenColumns.length > 0)
    messages.push(
      `提醒：有 ${hiddenColumns.length} 列在表格里是隐藏的，也写进去了：${listed(hiddenColumns.map((column) => `${columnLetters(column)}列`))}。不该公布的，请先在表格里删去。`,
    );
  if (unused.length > 0)
    messages.push(
      `没有用的工作表：${unused.map((other) => `“${other.name}”${other.isHidden ? '（隐藏的）' : ''}`).join('、')}。`,
    );
  return messages;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${shown}等` : shown;
}
