import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import { totalAdvice } from '#lib/content/ledger/total-row';
import type { Rule } from '#lib/content/rule';

/** Finds rows of a ledger that do not say what the problem is. */
export const ledgerProblemMissing: Rule = {
  name: 'ledger-problem',
  *check(source) {
    for (const cell of cellsOfColumn(source, 'problem')) {
      if (cell.text !== '') continue;
      yield {
        ...cellProblem(cell, '没有写问题'),
        found: cell.row.cells.filter((text) => text !== '').join(','),
        expected: totalAdvice(cell.row) ?? '每一行都写明问题；合并过的单元格先取消合并，再把每一行填上',
      };
    }
  },
};
