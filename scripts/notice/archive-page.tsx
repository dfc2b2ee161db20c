import { ArchiveListView } from '#components/ArchiveListView';
import { ArchiveView } from '#components/ArchiveView';
import type { Phase } from '#lib/notice/phase';
import type { Notice } from '#lib/notice/schema';
import { inState } from '#lib/site/document';
import { type DocumentInput, wholeDocument } from './document';

/** What the pages of an archive have in common. */
export interface ArchiveSite extends Omit<DocumentInput, 'notice'> {
  /** Whether others reach the site at its address. */
  isReachable: boolean;
  /** The day of archiving, `YYYY-MM-DD`, Beijing. */
  day: string;
}

/** A notice's whole document as it is archived while its window is in `phase`. */
export function archivedHtml(notice: Notice, phase: Phase | null, { style, ...site }: ArchiveSite): string {
  return inState(wholeDocument(<ArchiveView notice={notice} {...site} />, style), { phase, newer: false });
}

/** The whole document that lists the notices of an archive. */
export function archivedListHtml(notices: readonly Notice[], site: ArchiveSite): string {
  const { style, publisher, siteUrl, isReachable, day } = site;
  const address = isReachable ? `${siteUrl}/notices` : null;
  const page = <ArchiveListView notices={notices} publisher={publisher} address={address} day={day} />;
  return wholeDocument(page, style);
}
