import { cellProblem, cellsOfLedgers } from '#lib/content/ledger/read-ledger';
import { privateKindIn } from '#lib/content/privacy/private-data-in-file';
import type { Rule } from '#lib/content/rule';

/** Warns of private data in the cells of a ledger, beside the office's own contacts, as `private-data` does in texts. */
export const ledgerPrivate: Rule = {
  name: 'ledger-private',
  *check(source) {
    for (const cell of cellsOfLedgers(source)) {
      const kind = privateKindIn(source, cell.text);
      if (kind === null) continue;
      yield {
        ...cellProblem(cell, `可能有个人的${kind}，公布以后收不回来`),
        severity: 'warning',
        found: cell.text,
        expected: '删去，或者用 * 代替中间的几位；确实要公布的（例如单位的联系方式），可以保留',
      };
    }
  },
};
