import { columnIndex, LEDGER_COLUMNS } from '#lib/content/ledger/columns';
import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Finds rows of a ledger that are said to be completed (已完成), and do not say what was done. */
export const ledgerProgress: Rule = {
  name: 'ledger-progress',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'state')) {
      if (cell.text !== '已完成') continue;
      const column = columnIndex(cell.ledger.head.cells, 'progress');
      if (column !== null && cell.row.cells[column]) continue;
      const [name] = LEDGER_COLUMNS.progress;
      yield {
        ...cellProblem(cell, '写着已完成，没有写整改进展'),
        severity: 'warning',
        found: cell.text,
        expected:
          column === null
            ? `加一列“${name}”，写明做了什么`
            : `在这一行的“${cell.ledger.head.cells[column]}”里写明做了什么，或者改正完成状态`,
      };
    }
  },
};
