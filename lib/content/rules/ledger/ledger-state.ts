import { expectedState } from '#lib/content/ledger/meant-state';
import { cellProblem, cellsOfColumn, type LedgerCell } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';

const STATES: ReadonlySet<string> = new Set(LEDGER_STATES);

/** Rows that count the others, by what stands in one of their first cells. */
const TOTAL = /^(?:合|总|小)\s*计$/;

/** Finds rows of a ledger whose state is missing or is none of the five. */
export const ledgerState: Rule = {
  name: 'ledger-state',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'state')) {
      if (STATES.has(cell.text)) continue;
      yield {
        ...cellProblem(cell, cell.text === '' ? '没有写完成状态' : '没有这种完成状态'),
        found: cell.text || undefined,
        expected: expectedOf(cell),
      };
    }
  },
};

function expectedOf({ row, text }: LedgerCell): string {
  const total = text === '' ? row.cells.slice(0, 2).find((one) => TOTAL.test(one)) : undefined;
  if (total !== undefined) return `每一行是一个问题。“${total}”这一行不是，请删去：项数由网站自己数`;
  return expectedState(text);
}
