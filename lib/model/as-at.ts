import type { Instant } from '#lib/clock';
import { eventsUntil } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';
import { outcomeAt, type TimedFacts, withdrawnAt } from '#lib/model/phase';

/** What is known of a notice at `instant`: neither a withdrawal nor an outcome that is still to come. */
export function factsAsOf<Facts extends Pick<TimedFacts, 'withdrawn' | 'outcome'>>(
  facts: Facts,
  instant: Instant,
): Facts {
  return {
    ...facts,
    withdrawn: withdrawnAt(facts, instant) ? facts.withdrawn : null,
    outcome: outcomeAt(facts, instant) ? facts.outcome : null,
  };
}

/** The notice as the public may know it at `instant`: without a withdrawal, an outcome and events still to come. */
export function noticeAsOf(notice: Notice, instant: Instant): Notice {
  return { ...factsAsOf(notice, instant), events: eventsUntil(notice.events, instant) };
}
