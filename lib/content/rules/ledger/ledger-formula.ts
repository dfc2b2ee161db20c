import { looksLikeFormula } from '#lib/content/ledger/formula';
import { cellProblem, cellsWithHeads } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Warns of cells of a ledger that a spreadsheet takes for a formula: it would compute them when somebody opens the CSV. */
export const ledgerFormula: Rule = {
  name: 'ledger-formula',
  *check(source) {
    for (const cell of cellsWithHeads(source)) {
      if (!looksLikeFormula(cell.text)) continue;
      yield {
        ...cellProblem(cell, '像公式，用表格软件打开 CSV 时会被算成别的'),
        severity: 'warning',
        found: cell.text,
        expected: '改写这一格，不用 =、+、-、@ 开头',
      };
    }
  },
};
