import type { Clock } from '#lib/clock';
import type { RetentionStore } from '#lib/feedback/store/retention-store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** How far the clocks of a machine and of its database may be apart for anything to be stored, in milliseconds. */
const MOST_APART = 60 * 60_000;

/**
 * Expects this machine's clock to agree with the database's, where that has one: of several machines the one whose clock is set
 * wrong would date what it stores wrongly, and take submissions outside the window.
 * @throws StoreUnavailable (`clock`).
 */
export async function expectSameClock(
  store: Pick<RetentionStore, 'databaseTime'>,
  clock: Clock,
): Promise<void> {
  const there = await store.databaseTime();
  if (there !== null && Math.abs(clock.now() - there) > MOST_APART) throw new StoreUnavailable('clock');
}
