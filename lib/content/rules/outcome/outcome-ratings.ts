import type { Rule } from '#lib/content/rule';
import { labelFor, RATINGS } from '#lib/model/submission-kinds';

/** The totals of ratings name every rating, also one that nobody gave: else a reader would not know what is left out. */
export const outcomeRatings: Rule = {
  name: 'outcome-ratings',
  *check({ outcome }) {
    const { ratings = [] } = outcome?.meta ?? {};
    if (!outcome || ratings.length === 0) return;
    const written = ratings.map(({ rating }) => rating);
    const missing = RATINGS.filter(({ value }) => !written.includes(value));
    if (missing.length === 0) return;
    const lines = missing.map(({ label }) => `- rating: ${label}`).join(' 和 ');
    yield {
      place: outcome.keyPlace(['ratings']),
      reason: '对答复的评价，三种没有写全',
      found: written.map((value) => labelFor(RATINGS, value)).join('、'),
      expected: `三种各写一项：再写 ${lines}，下面写 count，没有人这样评价的写 count: 0；不公布评价的，删去 ratings`,
    };
  },
};
