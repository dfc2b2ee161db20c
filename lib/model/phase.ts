import type { Instant } from '#lib/clock';
import { endOfDay, instantOf, startOfDay } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';

/** Every phase, in the order in which they come. */
export const PHASES = ['upcoming', 'open', 'closed', 'withdrawn'] as const;

/** What a notice's disclosure window is doing; a notice without a window has none. */
export type Phase = (typeof PHASES)[number];

/** The facts about a notice that time rules look at: nothing else of it matters here. */
export type TimedFacts = Pick<Notice, 'published' | 'window'> & {
  readonly withdrawn: Pick<NonNullable<Notice['withdrawn']>, 'at'> | null;
  readonly outcome: Pick<NonNullable<Notice['outcome']>, 'published'> | null;
  readonly events: readonly Pick<NoticeEvent, 'at'>[];
};

/**
 * Whether the public may know at `instant` that the notice exists.
 * A draft (no `published`) is never visible; otherwise it is visible from its moment of publication on.
 */
export function visibleAt(notice: Pick<TimedFacts, 'published'>, instant: Instant): boolean {
  return notice.published !== null && instant >= instantOf(notice.published);
}

/** Whether the notice is withdrawn at `instant`: from the moment of its withdrawal on, with a window or without. */
export function withdrawnAt({ withdrawn }: Pick<TimedFacts, 'withdrawn'>, instant: Instant): boolean {
  return withdrawn !== null && instant >= instantOf(withdrawn.at);
}

/** Whether the public may read at `instant` what became of the feedback: from the outcome's own moment on. */
export function outcomeAt({ outcome }: Pick<TimedFacts, 'outcome'>, instant: Instant): boolean {
  return outcome !== null && instant >= instantOf(outcome.published);
}

/**
 * The phase of the notice's disclosure window at `instant`, or null when it has none.
 * Both dates of the window are inclusive Beijing days: the window is open from 00:00:00 of `opens`
 * up to, not including, 00:00:00 of the day after `closes`. A withdrawal ends it, wherever it stands.
 */
export function phaseAt(notice: Omit<TimedFacts, 'outcome' | 'events'>, instant: Instant): Phase | null {
  if (notice.window === null) return null;
  if (withdrawnAt(notice, instant)) return 'withdrawn';
  if (instant < startOfDay(notice.window.opens)) return 'upcoming';
  return instant < endOfDay(notice.window.closes) ? 'open' : 'closed';
}

/**
 * The instants at which anything shown of the notice changes, ascending and without repetition: its publication, the
 * ends of its window, a withdrawal, after which the window does nothing any more, an outcome, and every event, for
 * history and feed tell of it from then on.
 */
export function boundariesOf({ published: from, window, withdrawn, outcome, events }: TimedFacts): Instant[] {
  if (from === null) return [];
  const published = instantOf(from);
  const ended = withdrawn ? instantOf(withdrawn.at) : Number.POSITIVE_INFINITY;
  const days = window ? [startOfDay(window.opens), endOfDay(window.closes)] : [];
  const afterwards = [
    ...days.filter((boundary) => boundary < ended),
    ...(withdrawn ? [ended] : []),
    ...(outcome ? [instantOf(outcome.published)] : []),
    ...events.map(({ at }) => instantOf(at)),
  ].filter((boundary) => boundary > published);
  return [published, ...new Set(afterwards)].sort((a, b) => a - b);
}

/** The first boundary of any of `notices` after `instant`, or null when nothing will change any more. */
export function nextBoundary(notices: Iterable<TimedFacts>, instant: Instant): Instant | null {
  return boundaryFinder(notices)(instant);
}

/**
 * Answers `nextBoundary` of the same notices again and again: their boundaries are derived once, since that costs as
 * much as answering a request where there are a thousand.
 */
export function boundaryFinder(notices: Iterable<TimedFacts>): (instant: Instant) => Instant | null {
  const all = new Set(Array.from(notices, boundariesOf).flat());
  const boundaries = [...all].sort((a, b) => a - b);
  return (instant) => boundaries.find((boundary) => boundary > instant) ?? null;
}

/** Stands before the title of a withdrawn notice wherever it is named: page, list and share picture. */
export const WITHDRAWN_MARK = '【已撤回】';
