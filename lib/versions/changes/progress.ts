import { isDeepStrictEqual } from 'node:util';
import {
  isSetBack,
  type Ledger,
  type LedgerColumnKind,
  type LedgerState,
  type SetBack,
  stateTotals,
} from '#lib/model/ledger/ledger';
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
export interface ProgressMade {
  /** How many rows of the ledger have other cells of progress or state; without a ledger, how many items have another state. */
  readonly rows: number;
  /** How many rows are in each state now; without a ledger, how many items. */
  readonly totals: ReturnType<typeof stateTotals>;
  /** Which of them went back from a state to one further from done, by the change; empty where none did. */
  readonly setBack: readonly SetBack[];
  /** The same of the items of a notice that has a ledger too: both may tell of the same problems, so they are never added up. */
  readonly items?: {
    readonly count: number;
    readonly totals: ReturnType<typeof stateTotals>;
    readonly setBack: readonly SetBack[];
  };
}

/** Whether progress goes back in some state, of the ledger or of the items. */
export function goesBack({ setBack, items }: Pick<ProgressMade, 'setBack' | 'items'>): boolean {
  return setBack.length > 0 || (items?.setBack.length ?? 0) > 0;
}

/** What is recorded of a notice: its text, in which the ledger and the states of items stand too, and the facts beside it. */
interface RecordedState {
  readonly text: string;
  readonly facts: RecordedFacts;
}

/**
 * Returns the progress between two states of a notice that differ: in a ledger's cells of progress and state, and in the
 * states of items. Null where anything else differs, too: of the text beside the ledger, just the lines of the items whose
 * recorded state changed may be others.
 */
export function progressBetween(before: RecordedState, after: RecordedState): ProgressMade | null {
  const { ledger: was, states: _, ...factsBefore } = before.facts;
  const { ledger: is, states = [], ...factsAfter } = after.facts;
  const ofLedger = was && is ? rowsWithProgress(was, is) : 0;
  if (ofLedger === null || !was !== !is || !isDeepStrictEqual(factsBefore, factsAfter)) return null;
  const besideBefore = withoutLedger(before.text, was);
  const stood = before.facts.states ?? [];
  if (stood.length !== states.length) return null;
  const moved = stateChanges(stood, states);
  if (!areOnlyChanges(besideBefore, withoutLedger(after.text, is), moved)) return null;
  const ofItems = { count: moved.length, totals: stateTotals(states), setBack: setBackOf(moved) };
  if (!is) return { rows: ofItems.count, totals: ofItems.totals, setBack: ofItems.setBack };
  const setBack = setBackOf(stateChanges(was?.rows ?? [], is.rows));
  return {
    rows: ofLedger,
    totals: stateTotals(is.rows),
    setBack,
    ...(states.length > 0 && { items: ofItems }),
  };
}

interface StateChange {
  readonly from: LedgerState;
  readonly to: LedgerState;
}

interface HasState {
  readonly state: LedgerState;
}

/** The states that changed between two lists of the same rows or items, in their order. */
function stateChanges(before: readonly HasState[], after: readonly HasState[]): StateChange[] {
  return after.flatMap(({ state }, index): StateChange[] => {
    const earlier = before[index]?.state;
    return earlier === undefined || earlier === state ? [] : [{ from: earlier, to: state }];
  });
}

/** Counts the changes that go back, each kind of change by itself, in the order in which they are met. */
function setBackOf(changes: readonly StateChange[]): SetBack[] {
  const counts = new Map<string, SetBack>();
  for (const { from, to } of changes) {
    if (!isSetBack(from, to)) continue;
    const kind = `${from} ${to}`;
    counts.set(kind, { from, to, count: (counts.get(kind)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Whether the lines that differ between two texts are one for each change of a state, in their order, and differ in it alone. */
function areOnlyChanges(before: string, after: string, changes: readonly StateChange[]): boolean {
  const lines = before.split('\n');
  const others = after.split('\n');
  if (lines.length !== others.length) return false;
  const differing = lines.flatMap((line, index) =>
    line === others[index] ? [] : [{ line, other: others[index] ?? '' }],
  );
  return (
    differing.length === changes.length &&
    changes.every(({ from, to }, index) => {
      const { line = '', other = '' } = differing[index] ?? {};
      return line.endsWith(from) && other === line.slice(0, -from.length) + to;
    })
  );
}

/** Most characters between a column's name and its cell, and between rows, in any wording of a ledger's text. */
const MOST_BETWEEN = 2;

/**
 * Takes a ledger's rows, and the line of totals above them, out of a notice's text. They are found by names of columns and
 * cells as they were recorded, so that a chain stays true when ledgers are worded otherwise one day.
 */
function withoutLedger(text: string, ledger: Ledger | undefined): string {
  const pieces = (ledger?.rows ?? []).flatMap(({ cells }) =>
    (ledger?.columns ?? []).flatMap(({ name }, index) => (cells[index] ? [name, cells[index]] : [])),
  );
  const [first] = pieces;
  if (first === undefined) return text;
  for (let start = text.indexOf(first); start !== -1; start = text.indexOf(first, start + 1)) {
    const end = endOfPieces(text, start, pieces);
    if (end !== null) return text.slice(0, text.lastIndexOf('\n\n', start - 3) + 2) + text.slice(end);
  }
  return text;
}

/** Where `pieces` end that stand in a text one after another from `start` on; null where they do not. */
function endOfPieces(text: string, start: number, pieces: readonly string[]): number | null {
  let end = start;
  for (const piece of pieces) {
    const gap = text.slice(end, end + MOST_BETWEEN + piece.length).indexOf(piece);
    if (gap === -1) return null;
    end += gap + piece.length;
  }
  return end;
}
