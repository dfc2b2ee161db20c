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
  const dated = entries.filter(({ published }) => published !== null);
  const place = dated.findIndex((entry) => entry.slug === slug);
  if (place === -1) return { newer: null, older: null };
  return { newer: dated[place - 1] ?? null, older: dated[place + 1] ?? null };
}
