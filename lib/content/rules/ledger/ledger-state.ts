import { expectedState } from '#lib/content/ledger/meant-state';
import { cellProblem, cellsOfColumn, type LedgerCell } from '#lib/content/ledger/read-ledger';
import { totalAdvice } from '#lib/content/ledger/total-row';
import type { Rule } from '#lib/content/rule';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';

const STATES: ReadonlySet<string> = new Set(LEDGER_STATES);

/** Finds rows of a ledger whose state is missing or is none of the five. Of totals without a problem, that rule speaks. */
export const ledgerState: Rule = {
  name: 'ledger-state',
  *check(source) {
    const withoutProblem = new Set(
      cellsOfColumn(source, 'problem').flatMap(({ row, text }) => (text === '' ? [row] : [])),
    );
    for (const cell of cellsOfColumn(source, 'state')) {
      if (STATES.has(cell.text)) continue;
      if (cell.text === '' && withoutProblem.has(cell.row) && totalAdvice(cell.row) !== null) continue;
      yield {
        ...cellProblem(cell, cell.text === '' ? '没有写完成状态' : '没有这种完成状态'),
        found: cell.text || undefined,
        expected: expectedOf(cell),
      };
    }
  },
};

function expectedOf({ row, text }: LedgerCell): string {
  return (text === '' ? totalAdvice(row) : null) ?? expectedState(text);
}
