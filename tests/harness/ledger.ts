import { ledgerRowAnchor } from '#lib/model/anchors';
import { LEDGER_STATES, type Ledger } from '#lib/model/ledger/ledger';

const COLUMNS = [
  { kind: 'number', name: '序号' },
  { kind: 'problem', name: '问题' },
  { kind: 'unit', name: '责任单位' },
  { kind: 'progress', name: '整改进展' },
  { kind: 'state', name: '完成状态' },
] as const;

/** What a row of a made ledger says; a state and a unit follow from its place where it does not say them. */
export interface MadeRow {
  problem: string;
  unit?: string;
  progress?: string;
  state?: Ledger['rows'][number]['state'];
}

/** A ledger that stands by itself, with these rows, numbered from 1. */
export function madeLedger(rows: readonly MadeRow[]): Ledger {
  return {
    part: null,
    columns: COLUMNS,
    rows: rows.map(({ problem, unit, progress = '已经整改', ...row }, index) => {
      const number = String(index + 1);
      const state = row.state ?? LEDGER_STATES[index % LEDGER_STATES.length] ?? '未完成';
      return {
        anchor: ledgerRowAnchor(number),
        state,
        cells: [number, problem, unit ?? `第${(index % 7) + 1}科`, progress, state],
      };
    }),
  };
}

/** A ledger of so many rows, no two of whose cells of a problem read alike. */
export function longLedger(rows: number): Ledger {
  return madeLedger(Array.from({ length: rows }, (_, index) => ({ problem: `问题之${index + 1}` })));
}
