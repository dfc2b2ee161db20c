import type { Notice, Publisher } from '#lib/model/notice';
import { processWide } from '#lib/process-wide';
import { previousNextOf } from '#lib/site/previous-next';
import type { Site } from '#lib/site/site';

/** Everything that a page of the site shows: what is not in here cannot change the page. */
export interface SitePageData {
  readonly publisher: Publisher;
  /** The site's address, without a final slash. */
  readonly siteUrl: string;
  /** The banner of a preview. */
  readonly preview?: string | undefined;
}

/** Everything that a notice's page shows. */
export interface NoticePageData extends SitePageData {
  readonly notice: Notice;
  /** The size of its PDF in bytes; null without one. */
  readonly pdfSize: number | null;
  /** The notices before and after it in the list. */
  readonly newer: Pick<Notice, 'slug' | 'title'> | null;
  readonly older: Pick<Notice, 'slug' | 'title'> | null;
}

/** The parts of a site that its pages are drawn from. */
export type DrawnSite = Pick<Site, 'publisher' | 'siteUrl' | 'preview' | 'entries' | 'pdfFacts'>;

/** Gives the framework what the page it draws now shows. */
export interface PageSource {
  site(): SitePageData | null;
  /** Null for a notice that does not exist. */
  notice(slug: string): Promise<NoticePageData | null>;
}

/** Gives pages of the site that `current` returns, at every drawing anew. */
export function pageSource(current: () => (DrawnSite & Pick<Site, 'notice'>) | null): PageSource {
  return {
    site: () => {
      const site = current();
      return site && sitePageData(site);
    },
    notice: async (slug) => {
      const site = current();
      const notice = site && (await site.notice(slug));
      return site && notice ? noticePageData(site, notice) : null;
    },
  };
}

/** Collects what a page of the site shows that belongs to no notice. */
export function sitePageData({ publisher, siteUrl, preview }: DrawnSite): SitePageData {
  return { publisher, siteUrl, preview: preview ?? undefined };
}

/** Collects what a notice's page shows. */
export function noticePageData(site: DrawnSite, notice: Notice): NoticePageData {
  const { newer, older } = previousNextOf(site.entries, notice.slug);
  return {
    ...sitePageData(site),
    notice,
    pdfSize: site.pdfFacts(notice.slug)?.size ?? null,
    newer: newer && { slug: newer.slug, title: newer.title },
    older: older && { slug: older.slug, title: older.title },
  };
}

const slot = processWide<PageSource>('pages');

/** Sets what the framework of this process draws pages from. */
export function openPages(source: PageSource): void {
  slot.set(source);
}

/** Returns what the framework of this process draws pages from; null in a server of a build, whose pages are all drawn. */
export function pagesToDraw(): PageSource | null {
  return slot.get() ?? null;
}
