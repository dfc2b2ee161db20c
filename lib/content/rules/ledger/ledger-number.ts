import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Finds rows of a ledger that have the number of an earlier row. */
export const ledgerNumber: Rule = {
  name: 'ledger-number',
  *check(source) {
    const rows = new Map<string, number>();
    for (const cell of cellsOfColumn(source, 'number')) {
      const key = `${cell.ledger.file}\n${cell.text}`;
      const earlier = rows.get(key);
      if (cell.text === '') continue;
      if (earlier === undefined) rows.set(key, cell.row.row);
      else
        yield {
          ...cellProblem(cell, `序号与第${earlier}行相同`),
          severity: 'warning',
          found: cell.text,
          expected: '每一行的序号都不同',
        };
    }
  },
};
