import type { Instant } from '#lib/clock';
import { memoizedByObject } from '#lib/content/memoize';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { Publisher } from '#lib/model/notice';
import type { NoticeEntry } from '#lib/model/notice-entry';
import type { Manifest } from '#lib/site/build/manifest';

/** What the public can learn from a build, as far as builds are compared. */
export type PublicFacts = Omit<Manifest, 'format' | 'publisher'> & {
  readonly publisher: Pick<Publisher, 'feed'>;
};

/** One notice in two builds, and the moment by which they are compared. */
export interface Comparison {
  before: PublicFacts;
  after: PublicFacts;
  /** As the earlier build has it. */
  entry: NoticeEntry;
  /** As the later one has it. */
  now: NoticeEntry;
  instant: Instant;
  folder: string;
}

/** Entries by slug. Memoized: each notice of the earlier build is looked for among all of the later one. */
export const entriesBySlug = memoizedByObject(
  (entries: PublicFacts['entries']) => new Map(entries.map((entry) => [entry.slug, entry] as const)),
);

/** The events of the later build that the earlier one did not have. */
export function newEvents(entry: NoticeEntry, now: NoticeEntry): readonly NoticeEvent[] {
  return now.events.filter(({ name }) => entry.events.every((event) => event.name !== name));
}

/** The instant of a moment; null for none. */
export function sinceOf(moment: string | null): Instant | null {
  return moment === null ? null : instantOf(moment);
}
