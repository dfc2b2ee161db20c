import { createHmac } from 'node:crypto';
import type { Instant } from '#lib/clock';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import type { CountPurpose, SourceHour } from '#lib/feedback/store/store';
import { networksOf } from '#lib/http/network';
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

/** Posts of any kind, for each submission that a source may store: steps, corrections, changes of view, errors. */
const POSTS_PER_SUBMISSION = 40;

/**
 * How many times a source's own limit the networks around it may have together, from the source outwards: an IPv6
 * customer has up to 65,536 sources.
 */
const SHARES = [1, 4, 16] as const;

/** Limits how often a source may post, store and look up in an hour of the clock. */
export interface RateLimit {
  /** Counts a submission of the source; false when that exceeds its limit. @throws StoreUnavailable. */
  consume(address: string, now: Instant): Promise<boolean>;
  /** Undoes `consume` for a submission that was not stored after all. */
  refund(address: string, now: Instant): Promise<void>;
  /** Counts a look-up or first step; false when that exceeds its limit. True while the store is unavailable. */
  consumeLookup(address: string, now: Instant): Promise<boolean>;
  /** Counts a post of any kind; false when that exceeds its limit. True while the store is unavailable. */
  consumePost(address: string, now: Instant): Promise<boolean>;
  /** Deletes the counts of past hours; called often enough, none is retained for two hours. */
  deleteExpired(now: Instant): Promise<void>;
}

/**
 * Creates a rate limit of `perHour` submissions for each source by itself, so that nobody's flood shuts out anybody else.
 * A source is an IPv4 address or an IPv6 /64, within wider limits for the /56 and the /48 around it. It is known only as
 * a hash, keyed with a secret that is new each day.
 */
export function createRateLimit(counts: CounterStore, perHour: number, random: Random): RateLimit {
  const keys = new DailyKeys(counts, 'source', random);

  async function sourcesOf(purpose: CountPurpose, address: string, now: Instant): Promise<SourceHour[]> {
    const key = await keys.current(now);
    return networksOf(address).map((network) => ({
      purpose,
      source: sourceHash(network, key),
      hour: hourOf(now),
    }));
  }

  const uncount = (sources: readonly SourceHour[]) => Promise.all(sources.map((of) => counts.uncount(of)));

  /** Counts from the source outwards, so that what exceeds its own limit takes nothing from its neighbours'. */
  async function consume(
    purpose: CountPurpose,
    most: number,
    address: string,
    now: Instant,
  ): Promise<boolean> {
    const counted: SourceHour[] = [];
    for (const [index, source] of (await sourcesOf(purpose, address, now)).entries()) {
      counted.push(source);
      if ((await counts.count(source)) <= most * (SHARES[index] ?? 1)) continue;
      // What is refused must not use up what a refund gives back.
      await uncount(counted);
      return false;
    }
    return true;
  }

  /** The same, for what is granted while it cannot be counted. */
  async function consumeFreely(purpose: CountPurpose, most: number, address: string, now: Instant) {
    const consumed = await withTimeout(LOOKUP_TIMEOUT, consume(purpose, most, address, now)).catch(
      () => null,
    );
    return consumed ?? true;
  }

  return {
    consume: (address, now) => consume('submission', perHour, address, now),
    refund: async (address, now) => {
      await uncount(await sourcesOf('submission', address, now));
    },
    consumeLookup: (address, now) => consumeFreely('look', perHour * LOOKUPS_PER_SUBMISSION, address, now),
    consumePost: (address, now) => consumeFreely('post', perHour * POSTS_PER_SUBMISSION, address, now),
    deleteExpired: (now) => counts.forgetCounts(hourOf(now - RETENTION)),
  };
}

/** Hashes a network with a key (HMAC-SHA-256), so that nobody finds the address without the key. */
export function sourceHash(network: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(network).digest('base64url').slice(0, 22);
}

/** The first instant of the next hour of the clock, when limits are reset. */
export function startOfNextHour(now: Instant): Instant {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}
