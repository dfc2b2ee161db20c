import type { Instant } from '#lib/clock';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import { sourceHash } from '#lib/feedback/limits/source';
import type { CountPurpose, SourceHour } from '#lib/feedback/store/store';
import { hourOf } from '#lib/model/date';
import type { Random } from '#lib/random';
import { withTimeout } from '#lib/timeout';

const HOUR = 3_600_000;

/**
 * How long an hour's counts are retained after its end, for processes whose clocks differ, in milliseconds: with the pauses
 * between two clean-ups they are gone within two hours.
 */
const RETENTION = 1_800_000;

/** How many look-ups and first steps a source may make for each submission that it may store. */
const LOOKUPS_PER_SUBMISSION = 10;

/** Timeout for counting a look-up, in milliseconds: after it, the look-up goes uncounted. */
const LOOKUP_TIMEOUT = 250;

/** Limits how often a source may store and look up in an hour of the clock. */
export interface RateLimit {
  /** Counts a submission of the source; false when that exceeds its limit. @throws StoreUnavailable. */
  consume(address: string, now: Instant): Promise<boolean>;
  /** Undoes `consume` for a submission that was not stored after all. */
  refund(address: string, now: Instant): Promise<void>;
  /** Counts a look-up or first step; false when that exceeds its limit. True while the store is unavailable. */
  consumeLookup(address: string, now: Instant): Promise<boolean>;
  /** Deletes the counts of past hours; called often enough, none is retained for two hours. */
  deleteExpired(now: Instant): Promise<void>;
}

/**
 * Creates a rate limit of `perHour` submissions for each source by itself, so that nobody's flood shuts out anybody else.
 * A source is known only as a hash, keyed with a secret that is new each day.
 */
export function createRateLimit(counts: CounterStore, perHour: number, random: Random): RateLimit {
  const keys = new DailyKeys(counts, 'source', random);

  async function hourOfSource(purpose: CountPurpose, address: string, now: Instant): Promise<SourceHour> {
    return { purpose, source: sourceHash(address, await keys.current(now)), hour: hourOf(now) };
  }

  return {
    consume: async (address, now) => {
      const hour = await hourOfSource('submission', address, now);
      if ((await counts.count(hour)) <= perHour) return true;
      // A refused submission must not use up what a refund gives back.
      await counts.uncount(hour);
      return false;
    },
    refund: async (address, now) => counts.uncount(await hourOfSource('submission', address, now)),
    consumeLookup: async (address, now) => {
      const count = async () => counts.count(await hourOfSource('look', address, now));
      const counted = await withTimeout(LOOKUP_TIMEOUT, count()).catch(() => null);
      return (counted ?? 0) <= perHour * LOOKUPS_PER_SUBMISSION;
    },
    deleteExpired: (now) => counts.forgetCounts(hourOf(now - RETENTION)),
  };
}

/** The first instant of the next hour of the clock, when limits are reset. */
export function startOfNextHour(now: Instant): Instant {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}
