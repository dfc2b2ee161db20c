import type { StandingSubmission } from '#lib/feedback/store/retention-store';
import { dayAfter, isDay } from '#lib/model/date';

/** How long submissions are kept, and from when on: what a build says of it. */
export interface RetentionTerms {
  /** Years after the end of the disclosure window; null: nothing is destroyed by itself. */
  readonly years: number | null;
  /** The last day of the window of each notice that has one, `YYYY-MM-DD`, by slug. */
  readonly closing: ReadonlyMap<string, string>;
}

/** What is to be destroyed on a day, and what cannot be told. */
export interface DueSubmissions {
  readonly due: readonly StandingSubmission[];
  /** Slugs of notices that these terms do not know, or that have no window: nothing of theirs is destroyed. */
  readonly unknown: readonly string[];
}

/**
 * The Beijing day (`YYYY-MM-DD`) on which a submission is destroyed: so many years after the day that follows the window, or
 * that follows its receipt where that was later. A 29 February that the year does not have becomes 1 March: never earlier
 * than promised.
 * @param closes the last day of the disclosure window. @param received the day of receipt.
 */
export function destructionDay(closes: string, received: string, years: number): string {
  const from = dayAfter(received > closes ? received : closes);
  const due = `${String(Number(from.slice(0, 4)) + years).padStart(4, '0')}${from.slice(4)}`;
  return isDay(due) ? due : `${due.slice(0, 4)}-03-01`;
}

/** Finds the submissions whose time has come by a Beijing day (`YYYY-MM-DD`). */
export function dueSubmissions(
  standing: readonly StandingSubmission[],
  { years, closing }: RetentionTerms,
  today: string,
): DueSubmissions {
  if (years === null) return { due: [], unknown: [] };
  const unknown = new Set<string>();
  const due = standing.filter(({ notice, received }) => {
    const closes = closing.get(notice);
    if (closes === undefined) unknown.add(notice);
    return closes !== undefined && destructionDay(closes, received, years) <= today;
  });
  return { due, unknown: [...unknown].sort() };
}
