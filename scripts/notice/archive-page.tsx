import { ArchiveListView } from '#components/archive/ArchiveListView';
import { ArchiveView } from '#components/archive/ArchiveView';
import { renderDocument } from '#components/page/renderDocument';
import type { Instant } from '#lib/clock';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, pageStateAt } from '#lib/site/page-pieces';
import { withStyle } from '#lib/site/page-styles';
import { pruneStyle } from '#lib/site/style';
import { DEFAULT_VIEW } from '#lib/views/view';
import type { DocumentInput } from './document';

/** The input that all pages of an archive share. */
export interface ArchiveSite extends Omit<DocumentInput, 'notice'> {
  /** Whether others reach the site at its address. */
  isReachable: boolean;
  /** The day of archiving, `YYYY-MM-DD`, Beijing. */
  day: string;
}

/** Renders the HTML document of a notice for an archive made at `now`. */
export async function archivedHtml(
  notice: Notice,
  now: Instant,
  { style, ...site }: ArchiveSite,
): Promise<string> {
  const page = await renderDocument(<ArchiveView notice={notice} {...site} />, '');
  const html = joinPieces(cutPage(page), pageStateAt(notice, now), DEFAULT_VIEW);
  return withStyle(html, pruneStyle(style, html));
}

/** Renders the HTML document that lists the notices of an archive. */
export async function archivedListHtml(notices: readonly Notice[], site: ArchiveSite): Promise<string> {
  const { style, publisher, siteUrl, isReachable, day } = site;
  const address = isReachable ? siteUrl + SITE_PATHS.list : null;
  const page = <ArchiveListView notices={notices} publisher={publisher} address={address} day={day} />;
  const html = await renderDocument(page, '');
  return withStyle(html, pruneStyle(style, html));
}
