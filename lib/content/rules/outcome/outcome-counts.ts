import type { Rule } from '#lib/content/rule';

/** Counts by kind and counts by item have the same total, since they count the same submissions. */
export const outcomeCounts: Rule = {
  name: 'outcome-counts',
  *check({ outcome }) {
    const { counts = [], items = [] } = outcome?.meta ?? {};
    if (!outcome || counts.length === 0 || items.length === 0) return;
    const byKind = sumOf(counts);
    const byItem = sumOf(items);
    if (byKind === byItem) return;
    yield {
      place: outcome.keyPlace(['items']),
      reason: '按类型和按内容的件数，合计不一样',
      found: `counts 合计${byKind}件，items 合计${byItem}件`,
      expected: '两处合计一样；不限于某一条的，在 items 里写一项，只写 count；一件涉及几条的，只算一次',
    };
  },
};

function sumOf(entries: readonly { count: number }[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
