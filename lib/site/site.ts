import type { Instant } from '#lib/clock';
import type { StoredFile } from '#lib/http/file-answer';
import type { Representation } from '#lib/http/representation';
import type { Notice, Publisher } from '#lib/model/notice';
import type { NoticeEntry } from '#lib/model/notice-entry';
import type { FindRedirect } from '#lib/model/redirect';
import type { PdfFacts } from '#lib/pdf/published-pdf';
import type { Search } from '#lib/search/search';
import type { PageState } from '#lib/site/page-pieces';
import type { SiteStyles } from '#lib/site/page-styles';
import type { View } from '#lib/views/view';

/** Pages of the site that belong to no notice. */
export const SITE_PAGES = ['privacy', 'not-found', 'error', 'home-empty'] as const;
export type SitePage = (typeof SITE_PAGES)[number];

/**
 * All pages, data and files of a site, whatever the moment: callers apply the time rules. Every look-up goes by an
 * allow-list: an unknown name gives null, never a file.
 */
export interface Site {
  readonly siteUrl: string;
  readonly publisher: Publisher;
  /** The style sheets of pages that are drawn for a request, and of views; a prerendered page holds its own. */
  readonly styles: SiteStyles;
  /** Every notice that has or will have a moment of publication (in the preview drafts too), newest first. */
  readonly entries: readonly NoticeEntry[];
  /** Which moment the preview shows, in words; null in production. */
  readonly preview: string | null;
  /** Where an address of an earlier site leads; whether the target is shown is for those to ask who answer. */
  readonly redirect: FindRedirect;
  /** The first boundary of any of `entries` after `instant`; null when nothing will change any more. */
  nextBoundary(instant: Instant): Instant | null;
  notice(slug: string): Promise<Notice | null>;
  /** The notice's document as it reads in `state`, shown in `view`. */
  noticeDocument(slug: string, state: PageState, view: View): Promise<Representation>;
  /** A search in the texts of all `entries`; made when first asked for. */
  search(): Promise<Search>;
  page(name: SitePage, view: View): Promise<Representation>;
  /** A picture of a notice or of its outcome, by its path below the notice's folder. */
  picture(slug: string, path: string): Promise<Representation | null>;
  /** An attachment of a notice, by its path below the notice's folder. */
  attachment(slug: string, path: string): Promise<StoredFile | null>;
  /** What is known of a notice's PDF; null where the build publishes none. */
  pdfFacts(slug: string): PdfFacts | null;
  pdf(slug: string): Promise<Representation | null>;
  /** The picture that stands for a notice where its address is shared; once it is withdrawn, another. */
  sharePicture(slug: string, isWithdrawn: boolean): Promise<Representation | null>;
  /** The picture that stands for the site itself where an address of it is shared. */
  siteSharePicture(): Promise<Representation>;
}
