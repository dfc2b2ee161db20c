import type { Instant } from '#lib/clock';
import type { DailyKey, FeedbackStore, KeyPurpose } from '#lib/feedback/store/store';
import { dayBefore, dayOf } from '#lib/model/date';
import type { Random } from '#lib/random';
import { SingleFlight } from '#lib/single-flight';
import { withTimeout } from '#lib/timeout';

/** Bytes of a key. */
const LENGTH = 32;

/** Timeout for asking the store for the day's key, in milliseconds. */
const KEY_TIMEOUT = 250;

/**
 * Keys that rotate each Beijing day, stored for all processes. Yesterday's key still verifies, so that a signature holds
 * for 24 hours. A process that cannot reach the store signs with a key that it knows, at worst one of its own: another
 * process then asks the writer to check once more.
 */
export class DailyKeys {
  private readonly cached = new Map<string, Uint8Array>();
  private readonly own: Uint8Array;
  private readonly flights = new SingleFlight<DailyKey>();

  constructor(
    private readonly store: Pick<FeedbackStore, 'dailyKey' | 'dailyKeys'>,
    private readonly purpose: KeyPurpose,
    private readonly random: Random,
  ) {
    this.own = random(LENGTH);
  }

  /** The key of the day of `now`; while the store is unavailable, another that this process knows. */
  async current(now: Instant): Promise<Uint8Array> {
    const today = dayOf(now);
    const cached = this.cached.get(today);
    if (cached) return cached;
    const given = await withTimeout(
      KEY_TIMEOUT,
      this.flights.run(today, () => this.ask(today)),
    ).catch(() => null);
    return given?.secret ?? this.cached.get(dayBefore(today)) ?? this.own;
  }

  /** The keys that verify at `now`, as far as this process knows them. */
  known(now: Instant): Uint8Array[] {
    const today = dayOf(now);
    const days = [this.cached.get(today), this.cached.get(dayBefore(today))];
    return [...days.filter((key) => key !== undefined), this.own];
  }

  /** The keys that verify at `now`, read from the store. @throws StoreUnavailable. */
  async stored(now: Instant): Promise<Uint8Array[]> {
    for (const { day, secret } of await this.store.dailyKeys(this.purpose)) this.cached.set(day, secret);
    return this.known(now);
  }

  private async ask(today: string): Promise<DailyKey> {
    const fresh = { day: today, secret: this.random(LENGTH) };
    const standing = await this.store.dailyKey(this.purpose, fresh, dayBefore(today));
    for (const old of this.cached.keys()) if (old < dayBefore(today)) this.cached.delete(old);
    this.cached.set(standing.day, standing.secret);
    return standing;
  }
}
