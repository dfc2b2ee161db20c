import type { Rule } from '#lib/content/rule';
import { chineseDay, instantOf, isDay } from '#lib/model/date';
import { endInWords, opensBeforeItCloses, windowEnd } from '#lib/model/window';

/** A notice is published before its disclosure window has ended. */
export const publishedInWindow: Rule = {
  name: 'published-in-window',
  *check({ notice }) {
    const { window, published } = notice?.meta ?? {};
    if (!notice || !window || !published || !opensBeforeItCloses(window)) return;
    if (instantOf(published) < windowEnd(window)) return;
    yield {
      place: notice.valuePlace(['published']),
      reason: '发布的时候，公示期已经结束',
      found: published,
      expected: `${isDay(window.closes) ? `不晚于公示期的最后一天（${chineseDay(window.closes)}）` : `早于公示期结束的时刻（${endInWords(window.closes)}）`}；或者改正 window.closes`,
    };
  },
};
