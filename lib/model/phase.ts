import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';
import { periodAt, periodsOf, windowEnd, windowStart } from '#lib/model/window';

/** Every phase, in chronological order. */
export const PHASES = ['upcoming', 'open', 'closed', 'withdrawn'] as const;

/** The state of a notice's disclosure window; a notice without a window has none. Between two periods it is `upcoming`. */
export type Phase = (typeof PHASES)[number];

/** The facts about a notice on which the rules of time depend. */
export type TimedFacts = Pick<Notice, 'published' | 'window'> & {
  readonly withdrawn: Pick<NonNullable<Notice['withdrawn']>, 'at'> | null;
  readonly outcome: Pick<NonNullable<Notice['outcome']>, 'published'> | null;
  readonly events: readonly Pick<NoticeEvent, 'at'>[];
};

/**
 * Whether the notice is visible to the public at `instant`.
 * A draft (no `published`) is never visible; otherwise it is visible from its moment of publication on.
 */
export function visibleAt(notice: Pick<TimedFacts, 'published'>, instant: Instant): boolean {
  return notice.published !== null && instant >= instantOf(notice.published);
}

/** Whether the notice is withdrawn at `instant`: from the moment of its withdrawal on, with a window or without. */
export function isWithdrawnAt({ withdrawn }: Pick<TimedFacts, 'withdrawn'>, instant: Instant): boolean {
  return withdrawn !== null && instant >= instantOf(withdrawn.at);
}

/** Whether the outcome is public at `instant`: from its own moment of publication on. */
export function isOutcomePublicAt({ outcome }: Pick<TimedFacts, 'outcome'>, instant: Instant): boolean {
  return outcome !== null && instant >= instantOf(outcome.published);
}

/**
 * The phase of the notice's disclosure window at `instant`, or null when it has none.
 * Both dates of the window are inclusive Beijing days: the window is open from 00:00:00 of `opens`
 * up to, not including, 00:00:00 of the day after `closes`; an hour counts from its minute on. It is open in each of its
 * periods, and upcoming before each. A withdrawal takes precedence over all of them.
 */
export function phaseAt(notice: Omit<TimedFacts, 'outcome' | 'events'>, instant: Instant): Phase | null {
  if (notice.window === null) return null;
  if (isWithdrawnAt(notice, instant)) return 'withdrawn';
  const period = periodAt(notice.window, instant);
  if (instant < windowStart(period)) return 'upcoming';
  return instant < windowEnd(period) ? 'open' : 'closed';
}

/**
 * Returns the instants at which the public view of a notice changes, ascending and distinct: its publication, both ends
 * of each period of its window (unless withdrawn before), its withdrawal, its outcome, and every event, since history and feed list it
 * from then on.
 */
export function boundariesOf({ published: from, window, withdrawn, outcome, events }: TimedFacts): Instant[] {
  if (from === null) return [];
  const published = instantOf(from);
  const ended = withdrawn ? instantOf(withdrawn.at) : Number.POSITIVE_INFINITY;
  const edges = window ? periodsOf(window).flatMap((period) => [windowStart(period), windowEnd(period)]) : [];
  const afterwards = [
    ...edges.filter((boundary) => boundary < ended),
    ...(withdrawn ? [ended] : []),
    ...(outcome ? [instantOf(outcome.published)] : []),
    ...events.map(({ at }) => instantOf(at)),
  ].filter((boundary) => boundary > published);
  return [published, ...new Set(afterwards)].sort((a, b) => a - b);
}

/** Returns the first boundary of any of `notices` after `instant`, or null when there is none. */
export function nextBoundary(notices: Iterable<TimedFacts>, instant: Instant): Instant | null {
  return boundaryFinder(notices)(instant);
}

/**
 * Returns `nextBoundary` for a fixed set of notices. Their boundaries are derived once: for a thousand notices that
 * costs as much as answering a request.
 */
export function boundaryFinder(notices: Iterable<TimedFacts>): (instant: Instant) => Instant | null {
  const all = new Set(Array.from(notices, boundariesOf).flat());
  const boundaries = [...all].sort((a, b) => a - b);
  return (instant) => boundaries.find((boundary) => boundary > instant) ?? null;
}

/** The prefix of a withdrawn notice's title on its page, in the list and in the share image. */
export const WITHDRAWN_TITLE_PREFIX = '【已撤回】';

/** A notice's title as its page has it at `instant`: a withdrawn notice says so before its title. */
export function noticeTitleAt(notice: TimedFacts & { readonly title: string }, instant: Instant): string {
  return (isWithdrawnAt(notice, instant) ? WITHDRAWN_TITLE_PREFIX : '') + notice.title;
}
