import type { Instant } from '#lib/clock';

/** A submission that was not destroyed. */
export interface StandingSubmission {
  readonly id: string;
  readonly notice: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
}

/** The clock of a database's own server. */
export interface DatabaseClock {
  /** What time it is by it. */
  readonly now: Instant;
  /** When a machine was last there whose clock agrees with it, by it, to the minute; null where none was. */
  readonly agreedAt: Instant | null;
}

/** The part of the store that retention goes by: what stands since when, and what is known of the time. */
export interface RetentionStore {
  /** Every submission that was not destroyed, in no order that means anything. */
  listStanding(): Promise<StandingSubmission[]>;
  /** When the clock was last found right; null where it never was. To the minute. */
  clockMark(): Promise<Instant | null>;
  /** Records that the clock was found right at this moment. */
  markClock(now: Instant): Promise<void>;
  /** The clock of the database's own server, and when a machine last agreed with it; null where the database has none of its own. */
  databaseClock(): Promise<DatabaseClock | null>;
  /** Records that a machine whose clock agrees with the database's is there at this moment; null: that none is known of. */
  markClockAgreed(at: Instant | null): Promise<void>;
  /** The newest Beijing day (`YYYY-MM-DD`) on which something was stored or recorded; null where nothing was. */
  newestDay(): Promise<string | null>;
  /** The time by the clock of the database's own server; null where the database has none of its own. */
  databaseTime(): Promise<Instant | null>;
}
