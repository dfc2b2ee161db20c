import { isDeepStrictEqual } from 'node:util';
import { type Ledger, type LedgerColumnKind, ledgerBlocks } from '#lib/model/ledger/ledger';
import type { RecordedFacts } from '#lib/versions/version';

/** A ledger's own columns of how far the work has come: what changes there is progress, and nothing that was wrong. */
const PROGRESS_COLUMNS: readonly LedgerColumnKind[] = ['progress', 'state'];

/**
 * Counts the rows of a ledger whose progress or state changed; null where anything else did: another column, a row that is
 * new or gone, the order of rows, its place in the notice.
 */
export function rowsWithProgress(before: Ledger, after: Ledger): number | null {
  const isAsBefore =
    before.part === after.part &&
    isDeepStrictEqual(before.columns, after.columns) &&
    isDeepStrictEqual(before.rows.map(settled(before)), after.rows.map(settled(after)));
  if (!isAsBefore) return null;
  return after.rows.filter((row, index) => !isDeepStrictEqual(row, before.rows[index])).length;
}

/** What must stay as it is of a row: its address, and its cells but for those of progress. */
function settled({ columns }: Ledger) {
  return ({ anchor, cells }: Ledger['rows'][number]) => [
    anchor,
    ...cells.filter((_, index) => !PROGRESS_COLUMNS.includes(columns[index]?.kind ?? 'further')),
  ];
}

/**
 * Whether two states of a notice, which differ, differ in the progress of its ledger alone.
 * @param before what was recorded, and `after` what is now.
 */
export function isProgressAlone(before: RecordedState, after: RecordedState): boolean {
  const { ledger: was, ...factsBefore } = before.facts;
  const { ledger: is, ...factsAfter } = after.facts;
  if (!was || !is || !isDeepStrictEqual(factsBefore, factsAfter)) return false;
  const expected = before.text.replace(textOf(was), () => textOf(is));
  return expected === after.text && rowsWithProgress(was, is) !== null;
}

/** What is recorded of a notice: its text, in which the ledger stands too, and the facts beside it. */
interface RecordedState {
  readonly text: string;
  readonly facts: RecordedFacts;
}

function textOf(ledger: Ledger): string {
  return ledgerBlocks(ledger).join('\n\n');
}
