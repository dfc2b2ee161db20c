import type { Clock, Instant } from '#lib/clock';
import { type ClockDoubt, doubtOf, readClockEvidence } from '#lib/feedback/retention/clock-doubt';
import { type DueSubmissions, dueSubmissions, type RetentionTerms } from '#lib/feedback/retention/due';
import type { StandingSubmission } from '#lib/feedback/store/retention-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayBefore, dayOf } from '#lib/model/date';

const MINUTE = 60_000;

/** How often it is looked whether anything is due, and how often the clock's mark is set, in milliseconds. */
const EVERY = MINUTE;
const MARK_EVERY = 60 * MINUTE;

/** What came of looking for submissions whose time has come. */
export type RetentionResult =
  /** The clock is not trusted: nothing was destroyed. */
  | { readonly kind: 'doubt'; readonly doubt: ClockDoubt }
  | {
      readonly kind: 'done';
      /** What this process destroyed. */
      readonly destroyed: readonly StandingSubmission[];
      readonly unknown: DueSubmissions['unknown'];
    };

/** What retention depends on. */
export interface RetentionDependencies {
  readonly store: Pick<
    FeedbackStore,
    'listStanding' | 'clockMark' | 'markClock' | 'newestDay' | 'databaseTime' | 'backupNight'
  >;
  readonly clock: Clock;
  /** What the site says now; null while there is none. The same object as long as it says the same. */
  terms(): RetentionTerms | null;
  /** When the newest backup was made; null where none is known. */
  backup(): Promise<Instant | null>;
  /** Destroys a submission because its time has come, and records it. @returns false where somebody did before. */
  destroy(id: string, day: string): Promise<boolean>;
  /** Records, once, what was destroyed on this day or since because its time had come: where it broke off between the two. */
  completeRecord(since: string): Promise<void>;
}

/**
 * Creates what destroys submissions on their day, without anybody's command. To be called often: it looks once a minute, and
 * once a day, or when the site says something else, at all submissions. Several processes may do so at the same time. Where
 * nothing is ever due it sets the clock's mark all the same: backups that are old enough are removed by it too.
 * @returns null when there was nothing to look at yet. @throws StoreUnavailable: the next call tries again.
 */
export function createRetention({
  store,
  clock,
  terms,
  backup,
  destroy,
  completeRecord,
}: RetentionDependencies): () => Promise<RetentionResult | null> {
  let looked: { at: Instant; terms: RetentionTerms } | null = null;
  let marked: Instant | null = null;
  let done: { day: string; terms: RetentionTerms } | null = null;

  return async () => {
    const now = clock.now();
    const current = terms();
    if (current === null) return null;
    if (looked?.terms === current && Math.abs(now - looked.at) < EVERY) return null;
    looked = { at: now, terms: current };
    const doubt = doubtOf(now, await readClockEvidence(store, await backup()));
    if (doubt) return current.years === null ? null : { kind: 'doubt', doubt };
    if (marked === null || Math.abs(now - marked) >= MARK_EVERY) {
      await store.markClock(now);
      marked = now;
    }
    if (current.years === null) return null;
    const day = dayOf(now);
    if (done?.day === day && done.terms === current) return null;
    await completeRecord(dayBefore(day));
    const { due, unknown } = dueSubmissions(await store.listStanding(), current, day);
    const destroyed: StandingSubmission[] = [];
    for (const one of due) if (await destroy(one.id, day)) destroyed.push(one);
    done = { day, terms: current };
    return { kind: 'done', destroyed, unknown };
  };
}
