/**
 * The day of this edition of the inbox's program, `YYYY-MM-DD`. Set it to the day of a release that changes the program: an open
 * inbox asks twice before it takes an earlier edition. The files of the same sources stay the same bytes, since it is written here.
 */
export const INBOX_EDITION = '2026-11-28';

/** The element of an inbox's head that names its edition, up to the day. */
const EDITION_META = '<meta name="inbox-edition" content="';

/** The element of an inbox's head that names this program's edition. */
export const EDITION_ELEMENT = `${EDITION_META}${INBOX_EDITION}">`;

/**
 * The edition that an inbox's HTML says of itself, `YYYY-MM-DD`; null for a program from before editions. Whoever forges a program can
 * write any: only its hash tells that it is the published one.
 */
export function editionIn(html: string): string | null {
  // The program holds the same texts itself: the head comes before it.
  const at = html.indexOf(EDITION_META);
  const style = html.indexOf('<style');
  if (at < 0 || at > style) return null;
  return /^\d{4}-\d{2}-\d{2}(?=">)/.exec(html.slice(at + EDITION_META.length))?.[0] ?? null;
}
