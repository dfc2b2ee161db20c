import type { Instant } from '#lib/clock';
import { instantOf, momentOf } from '#lib/model/date';

/** The moment of a correction: `now`, but after what it follows, even where the clock was put back. */
export function momentAfter(before: string, now: Instant): string {
  return momentOf(Math.max(now, instantOf(before) + 1000));
}
