import type { Instant } from '#lib/clock';
import type { Notice } from '#lib/model/notice';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { isOutcomePublicAt, visibleAt } from '#lib/model/phase';
import type { Site } from '#lib/site/site';

/** Whether the notice is visible on `site` at `now`: published, or a draft in the preview. */
export function isVisible(site: Site, entry: NoticeEntry, now: Instant): boolean {
  return visibleAt(entry, now) || (site.preview !== null && entry.published === null);
}

/** Finds the notice `slug` if it is visible at `now`; else null, as if it did not exist. */
export function visibleEntry(site: Site, slug: string, now: Instant): NoticeEntry | null {
  const entry = site.entries.find((candidate) => candidate.slug === slug);
  return entry && isVisible(site, entry, now) ? entry : null;
}

/** The notices visible at `now`, newest first. */
export function visibleEntries(site: Site, now: Instant): NoticeEntry[] {
  return site.entries.filter((entry) => isVisible(site, entry, now));
}

/** The pictures of a notice and of its outcome, as paths below the notice's folder. */
export function allPictures({ pictures, outcome }: Pick<Notice, 'pictures' | 'outcome'>): string[] {
  return [...pictures, ...(outcome?.pictures ?? [])];
}

/** The attachments of a notice, as paths below its folder. */
export function allAttachments({ attachments }: Pick<Notice, 'attachments'>): string[] {
  return attachments.map(({ file }) => file);
}

/** Whether a visible notice's picture is visible at `now`: the outcome's pictures appear with the outcome. */
export function isPictureVisible(entry: NoticeEntry, path: string, now: Instant): boolean {
  return isOutcomePublicAt(entry, now) || !entry.outcome?.pictures.includes(path);
}
