import type { Instant } from '#lib/clock';
import type { Notice } from '#lib/model/notice';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { outcomeAt, visibleAt } from '#lib/model/phase';
import type { Site } from '#lib/site/site';

/** Whether `site` shows the notice at `now`: when the public may see it, and a draft in the preview. */
export function isVisible(site: Site, entry: NoticeEntry, now: Instant): boolean {
  return visibleAt(entry, now) || (site.preview !== null && entry.published === null);
}

/** The notice `slug` if it is shown at `now`; null as if it were not there otherwise. */
export function visibleEntry(site: Site, slug: string, now: Instant): NoticeEntry | null {
  const entry = site.entries.find((candidate) => candidate.slug === slug);
  return entry && isVisible(site, entry, now) ? entry : null;
}

/** Every notice that is shown at `now`, newest first. */
export function visibleEntries(site: Site, now: Instant): NoticeEntry[] {
  return site.entries.filter((entry) => isVisible(site, entry, now));
}

/** The pictures of a notice and of its outcome, as paths below the notice's folder. */
export function allPictures({ pictures, outcome }: Pick<Notice, 'pictures' | 'outcome'>): string[] {
  return [...pictures, ...(outcome?.pictures ?? [])];
}

/** Whether the picture `path` of a notice that is shown may be seen at `now`: one of the outcome appears with it. */
export function isPictureVisible(entry: NoticeEntry, path: string, now: Instant): boolean {
  return outcomeAt(entry, now) || !entry.outcome?.pictures.includes(path);
}
