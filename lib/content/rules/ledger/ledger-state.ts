import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';

const STATES: ReadonlySet<string> = new Set(LEDGER_STATES);
const CHOICE = LEDGER_STATES.map((state) => `“${state}”`).join('');

/** Finds rows of a ledger whose state is missing or is none of the five. */
export const ledgerState: Rule = {
  name: 'ledger-state',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'state')) {
      if (STATES.has(cell.text)) continue;
      yield {
        ...cellProblem(cell, cell.text === '' ? '没有写完成状态' : '没有这种完成状态'),
        found: cell.text || undefined,
        expected: `${CHOICE}当中的一种`,
      };
    }
  },
};
