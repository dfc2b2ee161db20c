import type { Instant } from '#lib/clock';
import { eventsUntil } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';
import { isOutcomePublicAt, isWithdrawnAt, type TimedFacts } from '#lib/model/phase';

/** Returns the facts as of `instant`: without a withdrawal or an outcome that is still to come. */
export function factsAsOf<Facts extends Pick<TimedFacts, 'withdrawn' | 'outcome'>>(
  facts: Facts,
  instant: Instant,
): Facts {
  return {
    ...facts,
    withdrawn: isWithdrawnAt(facts, instant) ? facts.withdrawn : null,
    outcome: isOutcomePublicAt(facts, instant) ? facts.outcome : null,
  };
}

/** Returns the notice as of `instant`, for the public: without a withdrawal, an outcome or events still to come. */
export function noticeAsOf(notice: Notice, instant: Instant): Notice {
  return { ...factsAsOf(notice, instant), events: eventsUntil(notice.events, instant) };
}
