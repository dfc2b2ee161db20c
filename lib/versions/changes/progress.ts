import { isDeepStrictEqual } from 'node:util';
import {
  LEDGER_STATES,
  type Ledger,
  type LedgerColumnKind,
  type LedgerState,
  ledgerBlocks,
  stateTotals,
} from '#lib/model/ledger/ledger';
import { TASK_LABELS } from '#lib/model/ledger/task';
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

/** Progress that was made between two states of a notice. */
interface ProgressMade {
  /** How many rows of the ledger, and items, have other cells of progress or another state. */
  readonly rows: number;
  /** How many rows and items are in each state now. */
  readonly totals: ReturnType<typeof stateTotals>;
}

/** What is recorded of a notice: its text, in which the ledger and the states of items stand too, and the facts beside it. */
interface RecordedState {
  readonly text: string;
  readonly facts: RecordedFacts;
}

/** The line of a notice's text that says in which state an item is. */
const STATE_LINE = new RegExp(`^${TASK_LABELS.state}：(${LEDGER_STATES.join('|')})$`, 'gm');

/**
 * Returns the progress between two states of a notice that differ: in a ledger's cells of progress and state, and in the
 * states of items. Null where anything else differs, too.
 */
export function progressBetween(before: RecordedState, after: RecordedState): ProgressMade | null {
  const { ledger: was, ...factsBefore } = before.facts;
  const { ledger: is, ...factsAfter } = after.facts;
  const ofLedger = was && is ? rowsWithProgress(was, is) : 0;
  if (ofLedger === null || !was !== !is || !isDeepStrictEqual(factsBefore, factsAfter)) return null;
  const besideBefore = withoutLedger(before.text, was);
  const besideAfter = withoutLedger(after.text, is);
  if (besideBefore.replace(STATE_LINE, '') !== besideAfter.replace(STATE_LINE, '')) return null;
  const states = statesIn(besideAfter);
  const ofItems = statesIn(besideBefore).filter(({ state }, index) => state !== states[index]?.state);
  return { rows: ofLedger + ofItems.length, totals: stateTotals([...(is?.rows ?? []), ...states]) };
}

function withoutLedger(text: string, ledger: Ledger | undefined): string {
  return ledger ? text.replace(ledgerBlocks(ledger).join('\n\n'), '') : text;
}

function statesIn(text: string): { state: LedgerState }[] {
  return [...text.matchAll(STATE_LINE)].flatMap(([, written]) => {
    const state = LEDGER_STATES.find((known) => known === written);
    return state === undefined ? [] : [{ state }];
  });
}
