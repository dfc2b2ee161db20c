import type { Clock } from '#lib/clock';
import { cleanPicture } from '#lib/content/pictures/clean';
import { isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { represent } from '#lib/http/representation';
import { minuteOf } from '#lib/model/date';
import { redirectFinder } from '#lib/model/redirect';
import { selectPdfs } from '#lib/pdf/published-pdf';
import { createSearch } from '#lib/search/search';
import { searchTextOf } from '#lib/search/search-text';
import type { DrawShare } from '#lib/share-image/share-image';
import type { RefusedContent } from '#lib/site/application';
import { siteBoundaryFinder } from '#lib/site/boundaries';
import { cutPage, withoutScripts } from '#lib/site/cut-page';
import { joinPieces, type PageState, TIMELESS_STATE } from '#lib/site/page-pieces';
import { type PageKind, type SiteStyles, withStyle } from '#lib/site/page-styles';
import { withReload } from '#lib/site/reload';
import { sharePictureOfNotice, sharePictureOfSite } from '#lib/site/share-images';
import type { Site } from '#lib/site/site';
import { allPictures } from '#lib/site/visible-notices';
import type { ContentLoader } from '#lib/versions/checks/content-loader';
import type { View } from '#lib/views/view';

/** Options of the preview. */
export interface PreviewOptions {
  /** Reads the content folder: the same tree while nothing in it changed. */
  readContent(): ContentTree;
  /** Loads it as for a preview. */
  loadContent: ContentLoader;
  siteUrl: string;
  styles: SiteStyles;
  /** Tells the moment that the preview shows. */
  clock: Clock;
  shareImage: DrawShare;
  /** The HTML of a prerendered page as the framework draws it now: `notices/<slug>` or the name of a site page. */
  draw(page: string): Promise<string>;
}

/** Opens the site as its files are at each request, and tells the framework from which one it is to draw. */
export interface PreviewSource {
  /** Reads the content, and loads what changed since the last time. @throws what reading the folder throws. */
  site(): Promise<Site | RefusedContent>;
  /** The site that was opened last: the pages it asks `draw` for are drawn from it, without reading anything again. */
  drawnSite(): Site | null;
}

/** The site as the content folder is at each request: for the preview alone. */
export function previewSource(options: PreviewOptions): PreviewSource {
  let last: Site | null = null;
  let current: { tree: ContentTree; opened: Promise<Site | RefusedContent> } | null = null;
  return {
    site: async () => {
      const tree = options.readContent();
      // Requests that come together, and those after which nothing changed, share what was loaded.
      if (current?.tree !== tree) current = { tree, opened: openPreviewSite(tree, options) };
      const opened = await current.opened;
      if (!('problems' in opened)) last = opened;
      return opened;
    },
    drawnSite: () => last,
  };
}

async function openPreviewSite(tree: ContentTree, options: PreviewOptions): Promise<Site | RefusedContent> {
  const { siteUrl, styles, clock, shareImage } = options;
  const { publisher, notices, redirects, problems } = await options.loadContent(tree);
  const errors = problems.filter(isError);
  if (!publisher || errors.length > 0) return { problems: errors, style: styles.feedback.css };
  const bySlug = new Map(notices.map((notice) => [notice.slug, notice]));
  const pdfs = selectPdfs({ tree, notices, siteUrl }).published;
  const drawn = async (page: string, kind: PageKind, state: PageState, view: View) => {
    const html = withStyle(withoutScripts(await options.draw(page)), styles[kind].css);
    return represent(withReload(joinPieces(cutPage(html, styles.views.css), state, view)));
  };
  return {
    siteUrl,
    publisher,
    styles,
    entries: notices,
    get preview() {
      return `预览：北京时间 ${minuteOf(clock.now())} 的页面`;
    },
    nextBoundary: siteBoundaryFinder(
      notices,
      Array.from(pdfs.values(), ({ facts }) => facts),
    ),
    redirect: redirectFinder(redirects),
    notice: async (slug) => bySlug.get(slug) ?? null,
    noticeDocument: (slug, state, view) => drawn(`notices/${slug}`, 'notice', state, view),
    search: async () => createSearch(notices.map(searchTextOf)),
    page: (name, view) => drawn(name, 'site', TIMELESS_STATE, view),
    picture: async (slug, path) => {
      const notice = bySlug.get(slug);
      const bytes = notice && allPictures(notice).includes(path) ? tree.get(`${slug}/${path}`) : undefined;
      // As it will be published: the command cleans the file itself.
      return bytes ? represent(await cleanPicture(bytes).catch(() => bytes)) : null;
    },
    attachment: async (slug, path) => {
      const attached = bySlug.get(slug)?.attachments.find(({ file }) => file === path);
      const bytes = tree.get(`${slug}/${path}`);
      return attached && bytes
        ? {
            bytes: bytes.length,
            sha256: attached.sha256,
            open: (part) =>
              new Blob([new Uint8Array(bytes.subarray(part?.first, part && part.last + 1))]).stream(),
          }
        : null;
    },
    pdfFacts: (slug) => pdfs.get(slug)?.facts ?? null,
    pdf: async (slug) => {
      const published = pdfs.get(slug);
      return published ? represent(published.pdf) : null;
    },
    sharePicture: async (slug, isWithdrawn) => {
      const notice = bySlug.get(slug);
      return notice
        ? represent(await shareImage(sharePictureOfNotice(notice, publisher, isWithdrawn)))
        : null;
    },
    siteSharePicture: async () => represent(await shareImage(sharePictureOfSite(publisher))),
  };
}
