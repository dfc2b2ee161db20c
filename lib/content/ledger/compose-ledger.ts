import { columnIndex } from '#lib/content/ledger/columns';
import { type LedgerSource, ledgersOf } from '#lib/content/ledger/read-ledger';
import type { NoticeSource } from '#lib/content/source';
import { ledgerRowAnchor } from '#lib/model/anchors';
import { LEDGER_COLUMN_KINDS, LEDGER_STATES, type Ledger, type LedgerColumn } from '#lib/model/ledger/ledger';
import { correctCharacters } from '#lib/model/text/unified-ideographs';

/**
 * Composes the ledger of a notice; null without one. What it could not hold (an unknown state, a column without a name) is
 * an error, and then there is no notice.
 */
export function composeLedger(source: NoticeSource): Ledger | null {
  const [ledger] = ledgersOf(source).read;
  if (!ledger) return null;
  const columns = columnsOf(ledger);
  const state = columnIndex(ledger.head.cells, 'state');
  const anchors = anchorsOfRows(ledger);
  return {
    part: partOf(ledger, source),
    columns: columns.map(({ column }) => column),
    rows: ledger.rows.flatMap(({ cells }, index) => {
      const known = LEDGER_STATES.find((one) => one === cells[state ?? -1]);
      return known === undefined
        ? []
        : [
            {
              anchor: anchors[index] ?? '',
              state: known,
              cells: columns.map(({ index: at }) => plainCell(cells[at] ?? '')),
            },
          ];
    }),
  };
}

/** The columns that have a name, in their order, each with its index in the file. */
function columnsOf({ head }: LedgerSource): { index: number; column: LedgerColumn }[] {
  const kinds = new Map(LEDGER_COLUMN_KINDS.map((kind) => [columnIndex(head.cells, kind), kind]));
  return head.cells.flatMap((name, index) =>
    name === '' ? [] : [{ index, column: { kind: kinds.get(index) ?? 'further', name: plainCell(name) } }],
  );
}

/**
 * The anchors of a ledger's rows, by their numbers where each row has one of its own, so that a row keeps its address when
 * another is added; else by their place, from 1.
 */
export function anchorsOfRows({ head, rows }: LedgerSource): string[] {
  const column = columnIndex(head.cells, 'number') ?? -1;
  const numbers = rows.map(({ cells }) => cells[column] ?? '');
  const areOwn =
    numbers.every((number) => /^[1-9]\d{0,4}$/.test(number)) && new Set(numbers).size === rows.length;
  return rows.map((_, index) => ledgerRowAnchor(areOwn ? (numbers[index] ?? '') : String(index + 1)));
}

/** The anchor of the part in whose folder the ledger lies; null for the notice's own folder. */
function partOf({ file }: LedgerSource, { directory }: NoticeSource): string | null {
  const path = file.slice(directory.length + 1);
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
}

/** Returns a cell as it is published: line ends as LF, no invisible characters, no look-alikes of Chinese ones. */
export function plainCell(text: string): string {
  return correctCharacters(text.replace(/\r\n?/g, '\n'));
}
