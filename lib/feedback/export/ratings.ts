import type { OpenedSubmission } from '#lib/feedback/export/opened';
import type { RatingValue } from '#lib/feedback/lookup/change';
import { RATINGS } from '#lib/model/submission-kinds';

/** The totals of ratings, by notice. */
export interface RatingTotals {
  /** How many gave each rating, every one named, by the notice's folder. */
  readonly byNotice: ReadonlyMap<string, Readonly<Record<RatingValue, number>>>;
  /** How many were rated by what cannot be unsealed. */
  readonly unreadable: number;
}

/** Counts the ratings of answers by notice: of each submission the last one, and nothing of the words that came with it. */
export async function countRatings(
  submissions: AsyncIterable<OpenedSubmission> | Iterable<OpenedSubmission>,
): Promise<RatingTotals> {
  const byNotice = new Map<string, Record<RatingValue, number>>();
  let unreadable = 0;
  for await (const { notice, entries } of submissions) {
    const last = entries.findLast(({ kind }) => kind === 'rating');
    if (!last) continue;
    if (last.words?.kind !== 'rating') {
      unreadable += 1;
      continue;
    }
    const totals = byNotice.get(notice) ?? { satisfied: 0, mostly: 0, dissatisfied: 0 };
    totals[last.words.rating] += 1;
    byNotice.set(notice, totals);
  }
  return { byNotice, unreadable };
}

/** Formats the totals of one notice as the lines of its `outcome.md`. */
export function ratingLines(totals: Readonly<Record<RatingValue, number>>): string {
  const entries = RATINGS.map(({ value, label }) => `  - rating: ${label}\n    count: ${totals[value]}\n`);
  return `ratings:\n${entries.join('')}`;
}
