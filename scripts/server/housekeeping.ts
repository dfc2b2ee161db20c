import { systemClock } from '#lib/clock';
import type { RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { SingleFlight } from '#lib/single-flight';

/**
 * What a server does from time to time for its store, without waiting for it: drops expired rate limits, and rewrites files
 * that may hold what was destroyed. What fails is tried again the next time.
 */
export function housekeeping(
  store: Pick<FeedbackStore, 'eraseDestroyed'>,
  rateLimit: Pick<RateLimit, 'deleteExpired'>,
): () => void {
  const flights = new SingleFlight<unknown>();
  const once = (name: string, work: () => Promise<unknown>) =>
    void flights.run(name, work).catch(() => undefined);
  return () => {
    once('rate limits', () => rateLimit.deleteExpired(systemClock.now()));
    once('destroyed', () => store.eraseDestroyed(systemClock.now()));
  };
}
