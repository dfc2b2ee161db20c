import type { Clock, Instant } from '#lib/clock';
import type { RetentionStore } from '#lib/feedback/store/retention-store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

const MINUTE = 60_000;

/** How far the clocks of a machine and of its database may be apart to agree, in milliseconds. */
const MOST_APART = 60 * MINUTE;

/** For how long after a machine agreed it counts as there, in milliseconds by the database's clock. */
const FRESH = 3 * MINUTE;

/** What holds a machine's clock against its database's. */
export interface ClockAgreement {
  /** Expects this machine's clock not to be the wrong one. @throws StoreUnavailable (`clock`). */
  expect(): Promise<void>;
  /** Records that this machine, if it agreed, is there no more; others that agree record themselves again within a minute. */
  leave(): Promise<void>;
}

/**
 * Creates a check that this machine's clock is not the wrong one of several: where the database has a clock of its own, and
 * another machine agrees with it, one that does not would date what it stores wrongly, and take submissions outside the window.
 * Where no machine agrees, the database's clock may be the wrong one: that is for the doctor to tell.
 */
export function clockAgreement(
  store: Pick<RetentionStore, 'databaseTime' | 'clockAgreedAt' | 'markClockAgreed'>,
  clock: Clock,
): ClockAgreement {
  let marked: Instant | null = null;
  return {
    expect: async () => {
      const there = await store.databaseTime();
      if (there === null) return;
      if (Math.abs(clock.now() - there) <= MOST_APART) {
        if (marked !== null && Math.abs(there - marked) < MINUTE) return;
        await store.markClockAgreed(there);
        marked = there;
        return;
      }
      const agreed = await store.clockAgreedAt();
      if (agreed !== null && Math.abs(there - agreed) <= FRESH) throw new StoreUnavailable('clock');
    },
    leave: async () => {
      if (marked !== null) await store.markClockAgreed(null);
    },
  };
}
