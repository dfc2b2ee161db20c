import { ledgerProblem, ledgersOf } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Finds ledgers that cannot be read: not UTF-8, quotes that do not pair, no text at all, or no row. */
export const ledgerForm: Rule = {
  name: 'ledger-form',
  *check(source) {
    const { read, unreadable } = ledgersOf(source);
    yield* unreadable;
    for (const { file, head, rows } of read)
      if (rows.length === 0)
        yield {
          ...ledgerProblem({ file, line: head.row, column: 1 }, '台账里只有表头，一项也没有'),
          found: head.cells.join(','),
          expected: '表头下面每一项写一行；还没有台账的，先不放 ledger.csv',
        };
  },
};
