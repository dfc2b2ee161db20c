import { ledgersOf } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';

/** Finds ledgers that cannot be read: not UTF-8, quotes that do not pair, no text at all. */
export const ledgerForm: Rule = {
  name: 'ledger-form',
  *check(source) {
    yield* ledgersOf(source).unreadable;
  },
};
