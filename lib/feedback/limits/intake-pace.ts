import type { Instant } from '#lib/clock';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import { dayOf, hourOf } from '#lib/model/date';

/** More submissions than a few clerks read in an hour of the clock, and in a day. */
export const MANY_AN_HOUR = 200;
export const MANY_A_DAY = 1_000;

/** The source name under which submissions of all sources together are counted; single sources are hashes. */
const EVERYONE = 'everyone';

/** A period in which more was stored than an office can read. */
export type OverfullPeriod = 'hour' | 'day';

/** Watches how fast submissions are stored, whoever they come from. */
export interface IntakePace {
  /** Counts one more that was stored; gives the period in which it was the first too many, null for none. */
  stored(now: Instant): Promise<OverfullPeriod | null>;
}

/** Creates the watch over counters that all processes share, so that one of them notices. */
export function watchIntakePace(counts: Pick<CounterStore, 'count'>): IntakePace {
  const count = (hour: string) => counts.count({ purpose: 'submission', source: EVERYONE, hour });
  return {
    stored: async (now) => {
      // A day's count is forgotten with the next day's first hours, as if it were its last hour's.
      const [inHour, inDay] = await Promise.all([count(hourOf(now)), count(`${dayOf(now)}T24`)]);
      if (inDay === MANY_A_DAY + 1) return 'day';
      return inHour === MANY_AN_HOUR + 1 ? 'hour' : null;
    },
  };
}
