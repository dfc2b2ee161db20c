import { resolveFirstDate } from '#lib/content/language/timeline';
import type { Rule } from '#lib/content/rule';

/** Warns of milestones that are not in chronological order. */
export const milestoneOrder: Rule = {
  name: 'milestone-order',
  *check(source) {
    const { notice } = source;
    let latest: { day: string; words: string } | null = null;
    for (const index of notice?.listIndexes(['milestones']) ?? []) {
      const words = notice?.textAt(['milestones', index, 'date']) ?? '';
      const day = resolveFirstDate(source, words);
      if (!notice || day === null) continue;
      if (latest !== null && day < latest.day) {
        yield {
          place: notice.valuePlace(['milestones', index, 'date']),
          severity: 'warning',
          reason: 'milestones 没有按时间先后排列',
          found: words,
          expected: `排在“${latest.words}”之前`,
        };
      } else latest = { day, words };
    }
  },
};
