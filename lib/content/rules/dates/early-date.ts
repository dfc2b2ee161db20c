import { joinDistinct } from '#lib/content/language/passages';
import { datesBeforeDelivery, groupByPassage, timelineOf } from '#lib/content/language/timeline';
import type { Rule } from '#lib/content/rule';
import { chineseDay } from '#lib/model/date';

/** Warns of dates in items that are earlier than the delivery of the findings. One report a text. */
export const earlyDate: Rule = {
  name: 'early-date',
  *check(source) {
    const { delivered } = timelineOf(source);
    for (const [first, ...rest] of groupByPassage(datesBeforeDelivery(source))) {
      if (!first || delivered === null) continue;
      yield {
        place: first.passage.placeOf(first.index),
        severity: 'warning',
        reason: '日期早于反馈意见的日期',
        found: joinDistinct([first, ...rest].map(({ raw }) => raw)),
        expected: `不早于开头所写的${chineseDay(delivered)}，请核对`,
      };
    }
  },
};
