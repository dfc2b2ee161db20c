import type { Instant } from '#lib/clock';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { CountStore } from '#lib/feedback/limits/memory-counts';
import { sourceHash } from '#lib/feedback/limits/source';
import type { CountPurpose, SourceHour } from '#lib/feedback/store/store';
import { hourOf } from '#lib/model/date';
import type { Random } from '#lib/random';
import { withTimeout } from '#lib/timeout';

const HOUR = 3_600_000;

/**
 * How long after its end an hour's counts stay, for processes whose clocks differ, in milliseconds: with the pauses
 * between two forgettings they are gone within two hours.
 */
const STAY = 1_800_000;

/** How many look-ups and first steps a source may make for each submission that it may store. */
const LOOKS = 10;

/** How long a first step waits to be counted, in milliseconds: longer than that, it goes uncounted. */
const PATIENCE = 250;

/** What a source may do in an hour of the clock. */
export interface RateLimit {
  /** Whether the source may store one more; it is counted at once. @throws StoreUnavailable. */
  consume(address: string, now: Instant): Promise<boolean>;
  /** Gives back what was spent on something that was not stored after all. */
  refund(address: string, now: Instant): Promise<void>;
  /** Whether the source may look up, or begin, one more. Does not depend on the store's health. */
  consumeLookup(address: string, now: Instant): Promise<boolean>;
  /** Forgets the counts of hours that are over; called often enough, none is kept for two hours. */
  deleteExpired(now: Instant): Promise<void>;
}

/**
 * Budgets of each source by itself, `perHour` submissions in an hour, so that nobody's flood shuts out anybody else.
 * A source is known only as a hash, keyed with a secret that is new each day.
 */
export function createRateLimit(counts: CountStore, perHour: number, random: Random): RateLimit {
  const keys = new DailyKeys(counts, 'source', random);

  async function hourOfSource(purpose: CountPurpose, address: string, now: Instant): Promise<SourceHour> {
    return { purpose, source: sourceHash(address, await keys.current(now)), hour: hourOf(now) };
  }

  return {
    consume: async (address, now) => {
      const hour = await hourOfSource('submission', address, now);
      if ((await counts.count(hour)) <= perHour) return true;
      // What was refused takes no place from what is given back.
      await counts.uncount(hour);
      return false;
    },
    refund: async (address, now) => counts.uncount(await hourOfSource('submission', address, now)),
    consumeLookup: async (address, now) => {
      const count = async () => counts.count(await hourOfSource('look', address, now));
      const counted = await withTimeout(PATIENCE, count()).catch(() => null);
      return (counted ?? 0) <= perHour * LOOKS;
    },
    deleteExpired: (now) => counts.forgetCounts(hourOf(now - STAY)),
  };
}

/** The first instant of the next hour of the clock, when budgets are whole again. */
export function nextHour(now: Instant): Instant {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}
