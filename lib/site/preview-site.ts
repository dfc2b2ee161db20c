import { readTree } from '#lib/content/files/read-tree';
import { isError } from '#lib/content/problem';
import { represent } from '#lib/http/representation';
import { redirectFinder } from '#lib/model/redirect';
import { pdfsIn } from '#lib/pdf/published-pdf';
import { searchIn } from '#lib/search/search';
import { searchTextOf } from '#lib/search/search-text';
import { siteBoundaryFinder } from '#lib/site/boundaries';
import { ContentRefused } from '#lib/site/content-refused';
import { inState, inView, withoutScripts } from '#lib/site/document';
import { drawNotice, drawSite } from '#lib/site/pictures';
import { withReload } from '#lib/site/reload';
import type { Site } from '#lib/site/site';
import { allPictures } from '#lib/site/visible-notices';
import { loadEdited } from '#lib/versions/load';

/** What a preview needs. */
export interface PreviewOptions {
  contentDir: string;
  siteUrl: string;
  style: string;
  /** The shown moment, in words. */
  moment: string;
  /** The HTML of a prerendered page as the framework draws it now: `notices/<slug>` or the name of a site page. */
  draw(page: string): Promise<string>;
}

/**
 * The site as `content/` is at this moment, read afresh: for the preview alone.
 * @throws ContentRefused when `content/` has errors.
 */
export async function openPreviewSite(options: PreviewOptions): Promise<Site> {
  const tree = await readTree(options.contentDir);
  const content = loadEdited(tree, options.contentDir);
  const { publisher } = content;
  if (!publisher || content.problems.some(isError))
    throw new ContentRefused(content.problems.filter(isError), options.style);
  const bySlug = new Map(content.notices.map((notice) => [notice.slug, notice]));
  const papers = pdfsIn({ tree, notices: content.notices, siteUrl: options.siteUrl }).published;
  const drawn = async (page: string) => withReload(withoutScripts(await options.draw(page)));
  return {
    siteUrl: options.siteUrl,
    publisher,
    style: options.style,
    plainStyle: options.style,
    entries: content.notices,
    preview: options.moment,
    nextBoundary: siteBoundaryFinder(
      content.notices,
      Array.from(papers.values(), ({ facts }) => facts),
    ),
    redirect: redirectFinder(content.redirects),
    notice: async (slug) => bySlug.get(slug) ?? null,
    noticeDocument: async (slug, state, view) =>
      represent(inView(inState(await drawn(`notices/${slug}`), state), view)),
    search: async () => searchIn(content.notices.map(searchTextOf)),
    page: async (name, view) => represent(inView(await drawn(name), view)),
    picture: async (slug, path) => {
      const notice = bySlug.get(slug);
      const bytes = notice && allPictures(notice).includes(path) ? tree.get(`${slug}/${path}`) : undefined;
      return bytes ? represent(bytes) : null;
    },
    pdfFacts: (slug) => papers.get(slug)?.facts ?? null,
    paper: async (slug) => {
      const paper = papers.get(slug);
      return paper ? represent(paper.pdf) : null;
    },
    sharePicture: async (slug, isWithdrawn) => {
      const notice = bySlug.get(slug);
      return notice ? represent(await drawNotice(notice, publisher, isWithdrawn)) : null;
    },
    siteSharePicture: async () => represent(await drawSite(publisher)),
  };
}
