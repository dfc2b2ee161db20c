import { joinDistinct } from '#lib/content/language/passages';
import { datesAfterSignature, groupByPassage, timelineOf } from '#lib/content/language/timeline';
import type { Rule } from '#lib/content/rule';
import { chineseDay } from '#lib/model/date';

/** Warns of dates later than the notice's signature. One report a text. */
export const lateDate: Rule = {
  name: 'late-date',
  *check(source) {
    const { signed } = timelineOf(source);
    for (const [first, ...rest] of groupByPassage(datesAfterSignature(source))) {
      if (!first || signed === null) continue;
      yield {
        place: first.passage.placeOf(first.index),
        severity: 'warning',
        reason: '日期晚于落款日期',
        found: joinDistinct([first, ...rest].map(({ raw }) => raw)),
        expected: `不晚于落款日期${chineseDay(signed)}，请核对`,
      };
    }
  },
};
