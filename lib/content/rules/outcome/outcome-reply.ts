import type { Rule } from '#lib/content/rule';

/** An opinion that was rejected, or adopted in part only, has a reply with the reason. */
export const outcomeReply: Rule = {
  name: 'outcome-reply',
  *check({ outcome }) {
    if (!outcome) return;
    for (const index of outcome.listIndexes(['opinions'])) {
      const taken = outcome.textAt(['opinions', index, 'taken']) ?? '';
      if (!['未采纳', '部分采纳'].includes(taken) || outcome.hasKey(['opinions', index, 'reply'])) continue;
      yield {
        place: outcome.valuePlace(['opinions', index, 'taken']),
        reason: `${taken}的意见没有说明原因`,
        found: `taken: ${taken}`,
        expected: '在下面写一行 reply，说明原因',
      };
    }
  },
};
