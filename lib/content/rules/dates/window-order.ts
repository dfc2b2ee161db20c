import type { Rule } from '#lib/content/rule';
import { lineOf } from '#lib/content/source';
import { isDay } from '#lib/model/date';
import { opensBeforeItCloses } from '#lib/model/window';

/** The disclosure window does not close before it opens. */
export const windowOrder: Rule = {
  name: 'window-order',
  *check({ notice }) {
    const window = notice?.meta.window;
    if (!notice || !window || opensBeforeItCloses(window)) return;
    const place = notice.valuePlace(['window', 'closes']);
    yield {
      place,
      reason: '公示期在开始之前就结束了',
      found: lineOf(notice, place.line).trim(),
      expected: `${isDay(window.opens) && isDay(window.closes) ? `不早于 opens（${window.opens}）的日期` : `晚于 opens（${window.opens}）的时间`}；也可能是两个日期写反了`,
    };
  },
};
