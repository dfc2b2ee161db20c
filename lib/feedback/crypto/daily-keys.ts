import type { Instant } from '#lib/clock';
import type { DailyKey, FeedbackStore, KeyPurpose } from '#lib/feedback/store/store';
import { dayBefore, dayOf } from '#lib/model/date';
import type { Random } from '#lib/random';
import { SingleFlight } from '#lib/single-flight';
import { withTimeout } from '#lib/timeout';

/** Bytes of a key. */
const LENGTH = 32;

/** How long a first step waits for the store's key of the day, in milliseconds. */
const PATIENCE = 250;

/**
 * Secrets that are new each Beijing day, kept in the store and shared by all processes. Yesterday's is kept beside
 * today's, so that what was signed with it holds for 24 hours more. A process that cannot reach the store signs with
 * what it has, at worst a key of its own: whoever brings such a token elsewhere is asked to check once more.
 */
export class DailyKeys {
  private readonly kept = new Map<string, Uint8Array>();
  private readonly own: Uint8Array;
  private readonly asking = new SingleFlight<DailyKey>();

  constructor(
    private readonly store: Pick<FeedbackStore, 'dailyKey' | 'dailyKeys'>,
    private readonly purpose: KeyPurpose,
    private readonly random: Random,
  ) {
    this.own = random(LENGTH);
  }

  /** The key of the day of `now`, or, while the store does not give it, another that this process knows. */
  async current(now: Instant): Promise<Uint8Array> {
    const today = dayOf(now);
    const kept = this.kept.get(today);
    if (kept) return kept;
    const given = await withTimeout(
      PATIENCE,
      this.asking.run(today, () => this.ask(today)),
    ).catch(() => null);
    return given?.secret ?? this.kept.get(dayBefore(today)) ?? this.own;
  }

  /** The keys that hold at `now`, as far as this process knows them. */
  known(now: Instant): Uint8Array[] {
    const today = dayOf(now);
    const days = [this.kept.get(today), this.kept.get(dayBefore(today))];
    return [...days.filter((key) => key !== undefined), this.own];
  }

  /** The keys that hold at `now`, as the store knows them. @throws StoreUnavailable. */
  async stored(now: Instant): Promise<Uint8Array[]> {
    for (const { day, secret } of await this.store.dailyKeys(this.purpose)) this.kept.set(day, secret);
    return this.known(now);
  }

  private async ask(today: string): Promise<DailyKey> {
    const fresh = { day: today, secret: this.random(LENGTH) };
    const standing = await this.store.dailyKey(this.purpose, fresh, dayBefore(today));
    for (const old of this.kept.keys()) if (old < dayBefore(today)) this.kept.delete(old);
    this.kept.set(standing.day, standing.secret);
    return standing;
  }
}
