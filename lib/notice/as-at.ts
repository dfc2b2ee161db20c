import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/notice/date';
import { eventsUntil } from '#lib/notice/event';
import type { Notice } from '#lib/notice/schema';

/** The notice as the public may know it at `instant`: without a withdrawal, an outcome and events still to come. */
export function asAt(notice: Notice, instant: Instant): Notice {
  const { withdrawn, outcome, events } = notice;
  return {
    ...notice,
    withdrawn: withdrawn && instantOf(withdrawn.at) <= instant ? withdrawn : null,
    outcome: outcome && instantOf(outcome.published) <= instant ? outcome : null,
    events: eventsUntil(events, instant),
  };
}
