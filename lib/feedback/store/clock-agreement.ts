import type { Clock } from '#lib/clock';
import type { RetentionStore } from '#lib/feedback/store/retention-store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { SingleFlight } from '#lib/single-flight';

const MINUTE = 60_000;

/** How far the clocks of a machine and of its database may be apart to agree, in milliseconds. */
const MOST_APART = 60 * MINUTE;

/** For how long after a machine agreed it counts as there, in milliseconds by the database's clock. */
const FRESH = 3 * MINUTE;

const DISAGREE =
  '这台机器的时钟与数据库的时钟差一小时以上，看不出哪一个不对，仍在接收反馈。请在两台机器上运行 timedatectl，改正不对的一个';

/** What holds a machine's clock against its database's. */
export interface ClockAgreement {
  /** Expects this machine's clock not to be the wrong one. @throws StoreUnavailable (`clock`). */
  expect(): Promise<void>;
  /** Records that this machine, if it agreed, is there no more; others that agree record themselves again at their next check. */
  leave(): Promise<void>;
}

/**
 * Creates a check that this machine's clock is not the wrong one of several: where the database has a clock of its own, and
 * another machine agrees with it, one that does not would date what it stores wrongly, and take submissions outside the window;
 * it stays refused until its own clock agrees. Where no machine agrees, the database's clock may be the wrong one.
 * @param warn says once, while it lasts, that the clocks disagree and nobody can tell which one is wrong.
 */
export function clockAgreement(
  store: Pick<RetentionStore, 'databaseClock' | 'markClockAgreed'>,
  clock: Clock,
  warn: (text: string) => void,
): ClockAgreement {
  let agrees = false;
  let isRefused = false;
  let isWarned = false;
  const flights = new SingleFlight<void>();

  async function compare(): Promise<void> {
    const database = await store.databaseClock();
    if (database === null) return;
    const { now: there, agreedAt: agreed } = database;
    agrees = Math.abs(clock.now() - there) <= MOST_APART;
    if (agrees) {
      [isRefused, isWarned] = [false, false];
      if (agreed === null || Math.abs(there - agreed) >= MINUTE) await store.markClockAgreed(there);
      return;
    }
    isRefused ||= agreed !== null && Math.abs(there - agreed) <= FRESH;
    if (isRefused) throw new StoreUnavailable('clock');
    if (!isWarned) warn(DISAGREE);
    isWarned = true;
  }

  return {
    // Whoever asks at the same time shares the answer.
    expect: () => flights.run('now', compare),
    leave: async () => {
      if (agrees) await store.markClockAgreed(null);
    },
  };
}
