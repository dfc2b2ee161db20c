import { cellProblem, cellsOfColumn, type LedgerCell } from '#lib/content/ledger/read-ledger';
import type { Rule, RuleProblem } from '#lib/content/rule';

/** So many numbers, and so many rows of each, are named at most. */
const MOST_NAMED = 10;

/** Finds numbers that several rows of a ledger have: one problem a file, since merged cells give one to many rows. */
export const ledgerNumber: Rule = {
  name: 'ledger-number',
  *check(source) {
    const cells = cellsOfColumn(source, 'number').filter(({ text }) => text !== '');
    for (const ofFile of groupedBy(cells, ({ ledger }) => ledger)) yield* repeatedIn(ofFile);
  },
};

function* repeatedIn(cells: readonly LedgerCell[]): Iterable<RuleProblem> {
  const repeated = groupedBy(cells, ({ text }) => text).filter(({ length }) => length > 1);
  const [[, again] = []] = repeated;
  if (!again) return;
  yield {
    ...cellProblem(again, '几行的序号相同'),
    severity: 'warning',
    found: listed(repeated.map(wordsOf)),
    expected: '每一行的序号都不同；原来是合并的单元格、一个序号有几行的，可以保留，网址按先后次序排',
  };
}

function groupedBy<Key>(cells: readonly LedgerCell[], keyOf: (cell: LedgerCell) => Key): LedgerCell[][] {
  const groups = new Map<Key, LedgerCell[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group) group.push(cell);
    else groups.set(keyOf(cell), [cell]);
  }
  return [...groups.values()];
}

/** A number, and the rows that have it: `3（第4、5、6行）`. */
function wordsOf(cells: readonly LedgerCell[]): string {
  return `${cells[0]?.text}（第${listed(cells.map(({ row }) => String(row.row)))}行）`;
}

function listed(words: readonly string[]): string {
  return words.slice(0, MOST_NAMED).join('、') + (words.length > MOST_NAMED ? '等' : '');
}
