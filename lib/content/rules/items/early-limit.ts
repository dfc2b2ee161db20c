import { timelineOf } from '#lib/content/language/timeline';
import { latestDayOfLimit } from '#lib/content/ledger/time-limit';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';
import { chineseDay } from '#lib/model/date';
import { TASK_LABELS } from '#lib/model/ledger/task';

/** Warns of items whose time limit ended before the findings of the inspection were delivered. */
export const earlyLimit: Rule = {
  name: 'early-limit',
  *check(source) {
    const { delivered } = timelineOf(source);
    if (delivered === null) return;
    for (const item of source.folders.flatMap(itemFilesOf)) {
      const limit = item.textAt(['limit']) ?? '';
      const last = latestDayOfLimit(limit);
      if (last === null || last >= delivered) continue;
      yield {
        place: item.valuePlace(['limit']),
        severity: 'warning',
        reason: `${TASK_LABELS.limit}早于反馈意见的日期`,
        found: limit,
        expected: `不早于通报开头所写的${chineseDay(delivered)}，请核对`,
      };
    }
  },
};
