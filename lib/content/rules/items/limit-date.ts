import { dayOfSerial, impossibleInLimit } from '#lib/content/ledger/time-limit';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';
import { chineseDay } from '#lib/model/date';
import { TASK_LABELS } from '#lib/model/ledger/task';

/** Finds time limits of items that name a day which does not exist, or are the bare number that a spreadsheet has for a day. */
export const limitDate: Rule = {
  name: 'limit-date',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      const limit = item.textAt(['limit']);
      if (limit === null) continue;
      const place = item.valuePlace(['limit']);
      const serial = dayOfSerial(limit);
      if (serial !== null)
        yield {
          place,
          severity: 'warning',
          reason: `${TASK_LABELS.limit}是一个数，像是从表格里抄来的`,
          found: limit,
          expected: `日期照原文写；这个数在表格软件里是${chineseDay(serial)}`,
        };
      for (const { raw } of impossibleInLimit(limit)) {
        yield {
          place: { ...place, column: place.column + limit.indexOf(raw) },
          severity: 'warning',
          reason: `${TASK_LABELS.limit}里没有这个日期`,
          found: raw,
          expected: '实际存在的日期；原文就是这样的，可以保留',
        };
      }
    }
  },
};
