import type { Rule } from '#lib/content/rule';

/** Counts by kind and by item have the same total, since they count the same submissions; of these each is rated once at most. */
export const outcomeCounts: Rule = {
  name: 'outcome-counts',
  *check({ outcome }) {
    const { counts = [], items = [], ratings = [] } = outcome?.meta ?? {};
    if (!outcome) return;
    const totals = [
      { list: 'counts', total: sumOf(counts), isWritten: counts.length > 0 },
      { list: 'items', total: sumOf(items), isWritten: items.length > 0 },
    ].filter(({ isWritten }) => isWritten);
    const [first, second] = totals;
    if (first && second && first.total !== second.total) {
      yield {
        place: outcome.keyPlace(['items']),
        reason: '按类型和按内容的件数，合计不一样',
        found: `counts 合计${first.total}件，items 合计${second.total}件`,
        expected: '两处合计一样；不限于某一条的，在 items 里写一项，只写 count；一件涉及几条的，只算一次',
      };
    }
    const rated = sumOf(ratings);
    const few = totals.find(({ total }) => rated > total);
    if (!few) return;
    yield {
      place: outcome.keyPlace(['ratings']),
      reason: '评价的件数，比收到的反馈还多',
      found: `ratings 合计${rated}件，${few.list} 合计${few.total}件`,
      expected: '一件反馈只算最后一次评价，合计不多于收到的件数；npm run office -- ratings 会数出来',
    };
  },
};

function sumOf(entries: readonly { count: number }[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
