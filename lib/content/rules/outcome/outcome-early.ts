import type { Rule } from '#lib/content/rule';
import { instantOf, isDay } from '#lib/model/date';
import { endInWords, lastPeriodOf, windowEnd } from '#lib/model/window';

/** The outcome is not published before the disclosure window has closed. */
export const outcomeEarly: Rule = {
  name: 'outcome-early',
  *check({ notice, outcome }) {
    const window = notice?.meta.window;
    const published = outcome?.meta.published;
    if (!outcome || !window || !published || instantOf(published) >= windowEnd(window)) return;
    const { closes } = lastPeriodOf(window);
    yield {
      place: outcome.valuePlace(['published']),
      reason: '公布反馈情况的时候，公示期还没有结束',
      found: published,
      expected: `${isDay(closes) ? '公示期的最后一天' : '公示期结束的时刻'}（${endInWords(closes)}）以后的时间`,
    };
  },
};
