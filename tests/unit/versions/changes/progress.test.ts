import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEDGER_COLUMN_KINDS, LEDGER_STATES, type Ledger } from '#lib/model/ledger/ledger';
import { rowsWithProgress } from '#lib/versions/changes/progress';

// What counts as progress: cells of progress and state, and nothing else of a ledger.

const KINDS = [...LEDGER_COLUMN_KINDS, 'further'] as const;
const FREE = KINDS.flatMap((kind, index) => (kind === 'progress' || kind === 'state' ? [index] : []));
const SETTLED = KINDS.flatMap((_, index) => (FREE.includes(index) ? [] : [index]));

const anyLedger: fc.Arbitrary<Ledger> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...LEDGER_STATES),
      cells: fc.array(fc.string(), { minLength: KINDS.length, maxLength: KINDS.length }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) => ({
    part: null,
    columns: KINDS.map((kind) => ({ kind, name: kind })),
    rows: rows.map((row, index) => ({ ...row, anchor: `ledger-${index + 1}` })),
  }));

/** The ledger with a sign more in the cells of a row. */
function changed(ledger: Ledger, row: number, columns: readonly number[]): Ledger {
  const rows = ledger.rows.map((one, index) => {
    if (index !== row % ledger.rows.length) return one;
    return {
      ...one,
      cells: one.cells.map((text, column) => (columns.includes(column) ? `${text}。` : text)),
    };
  });
  return { ...ledger, rows };
}

test('any change of progress and states is progress, of as many rows as have it', () => {
  fc.assert(
    fc.property(anyLedger, fc.nat(), fc.subarray(FREE, { minLength: 1 }), (ledger, row, columns) => {
      expect(rowsWithProgress(ledger, changed(ledger, row, columns))).toBe(1);
      expect(rowsWithProgress(ledger, ledger)).toBe(0);
    }),
  );
});

test('any change of another cell is none, whatever changed beside it', () => {
  fc.assert(
    fc.property(
      anyLedger,
      fc.nat(),
      fc.subarray(SETTLED, { minLength: 1 }),
      fc.subarray(FREE),
      (ledger, row, columns, beside) => {
        expect(rowsWithProgress(ledger, changed(ledger, row, [...columns, ...beside]))).toBe(null);
      },
    ),
  );
});

test('a row, a column or a place that is another is none', () => {
  fc.assert(
    fc.property(anyLedger, (ledger) => {
      const others: Ledger[] = [
        { ...ledger, rows: ledger.rows.slice(1) },
        { ...ledger, rows: ledger.rows.map((row) => ({ ...row, anchor: `${row.anchor}0` })) },
        { ...ledger, columns: ledger.columns.map((column) => ({ ...column, name: `${column.name}。` })) },
        { ...ledger, part: 'measures' },
      ];
      expect(others.map((other) => rowsWithProgress(ledger, other))).toEqual([null, null, null, null]);
    }),
  );
});
