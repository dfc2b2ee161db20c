import type { Rule } from '#lib/content/rule';
import { chineseDay, dayOf, instantOf } from '#lib/model/date';

/** Warns of a publication before the day on which the notice was signed: with a wrong year it would be public at once. */
export const publishedBeforeSignature: Rule = {
  name: 'published-before-signature',
  *check({ notice }) {
    const { published, signature } = notice?.meta ?? {};
    if (!notice || !published || !signature || dayOf(instantOf(published)) >= signature.date) return;
    yield {
      place: notice.valuePlace(['published']),
      severity: 'warning',
      reason: '发布时间早于落款日期',
      found: published,
      expected: `不早于落款日期${chineseDay(signature.date)}，请核对年份：发布时间一到，所有人都能看到`,
    };
  },
};
