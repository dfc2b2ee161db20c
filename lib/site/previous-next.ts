import type { NoticeEntry } from '#lib/model/notice-entry';

/** The notices before and after one, in the order of the list. */
export interface PreviousNext {
  readonly newer: NoticeEntry | null;
  readonly older: NoticeEntry | null;
}

/**
 * The neighbours of `slug` among `entries` (newest first, drafts last), whatever the moment. Whoever may see a
 * notice may see the older one; the newer one may not be published yet, and while it is not, no newer one is.
 */
export function previousNextOf(entries: readonly NoticeEntry[], slug: string): PreviousNext {
  const place = entries.findIndex((entry) => entry.slug === slug);
  const published = (entry: NoticeEntry | undefined) => (entry?.published ? entry : null);
  if (!published(entries[place])) return { newer: null, older: null };
  return { newer: published(entries[place - 1]), older: published(entries[place + 1]) };
}
