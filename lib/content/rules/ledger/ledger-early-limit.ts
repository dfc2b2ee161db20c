import { timelineOf } from '#lib/content/language/timeline';
import { cellProblem, cellsOfColumn } from '#lib/content/ledger/read-ledger';
import { latestDayOfLimit } from '#lib/content/ledger/time-limit';
import type { Rule } from '#lib/content/rule';
import { chineseDay } from '#lib/model/date';

/** Finds time limits of a ledger that ended before the findings of the inspection were delivered. */
export const ledgerEarlyLimit: Rule = {
  name: 'ledger-early-limit',
  *check(source) {
    const { delivered } = timelineOf(source);
    if (delivered === null) return;
    for (const cell of cellsOfColumn(source, 'limit')) {
      const last = latestDayOfLimit(cell.text);
      if (last === null || last >= delivered) continue;
      yield {
        ...cellProblem(cell, '整改时限早于反馈意见的日期'),
        severity: 'warning',
        found: cell.text,
        expected: `不早于通报开头所写的${chineseDay(delivered)}，请核对`,
      };
    }
  },
};
