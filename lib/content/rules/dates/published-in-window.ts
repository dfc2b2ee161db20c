import type { Rule } from '#lib/content/rule';
import { chineseDay, instantOf, isDay } from '#lib/model/date';
import { endInWords, isWindowInOrder, periodsOf, windowEnd } from '#lib/model/window';

/** A notice is published before the first period of its disclosure window has ended. */
export const publishedInWindow: Rule = {
  name: 'published-in-window',
  *check({ notice }) {
    const { window, published } = notice?.meta ?? {};
    if (!notice || !window || !published || !isWindowInOrder(window)) return;
    const [first = window] = periodsOf(window);
    if (instantOf(published) < windowEnd(first)) return;
    yield {
      place: notice.valuePlace(['published']),
      reason: '发布的时候，公示期已经结束',
      found: published,
      expected: `${isDay(window.closes) ? `不晚于公示期的最后一天（${chineseDay(window.closes)}）` : `早于公示期结束的时刻（${endInWords(window.closes)}）`}；或者改正 window.closes`,
    };
  },
};
