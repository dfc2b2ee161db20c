import type { Rule } from '#lib/content/rule';

const LISTS = [
  { list: 'counts', key: 'kind', none: '', reason: '同一类写了两遍' },
  { list: 'items', key: 'item', none: '没有写 item', reason: '同一条写了两遍' },
  { list: 'ratings', key: 'rating', none: '', reason: '同一种评价写了两遍' },
] as const;

/** Each kind, each part or item, and each rating is counted once. */
export const outcomeDoubled: Rule = {
  name: 'outcome-doubled',
  *check({ outcome }) {
    if (!outcome) return;
    for (const { list, key, none, reason } of LISTS) {
      const seen = new Set<string>();
      for (const index of outcome.listIndexes([list])) {
        const name = outcome.textAt([list, index, key]) ?? none;
        if (seen.has(name) && name !== '') {
          yield {
            place: outcome.valuePlace([list, index, key]),
            reason,
            found: name,
            expected: '每一项只写一遍，件数加在一起',
          };
        }
        seen.add(name);
      }
    }
  },
};
