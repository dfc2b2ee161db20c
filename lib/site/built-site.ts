import { readFile } from 'node:fs/promises';
import { type Representation, represent } from '#lib/http/representation';
import { type Notice, noticeSchema } from '#lib/model/notice';
import { redirectFinder } from '#lib/model/redirect';
import { createSearch } from '#lib/search/search';
import { siteBoundaryFinder } from '#lib/site/boundaries';
import { buildFiles, manifestSchema, searchTextsSchema } from '#lib/site/manifest';
import { joinPieces, type PageState, pagePiecesSchema, STATELESS } from '#lib/site/page-pieces';
import { cssByNameSchema, siteStyles, styleIn } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** gzip level of what is sent once. */
const ONCE = 4;

/** A build that is open. */
export interface BuiltSite {
  site: Site;
  /** The content folder that it was made from. */
  contentDir: string;
}

/**
 * Opens the site of the build in `directory`. The manifest is read once; pages, data, search texts and pictures are read on
 * first use and then cached in memory.
 * @throws when the folder holds no complete build.
 */
export async function openBuiltSite(directory: string): Promise<BuiltSite> {
  const files = buildFiles(directory);
  const record = manifestSchema.parse(JSON.parse(await readFile(files.record, 'utf8')));
  const styles = siteStyles(cssByNameSchema.parse(JSON.parse(await readFile(files.styles, 'utf8'))));
  const slugs = new Set(record.entries.map((entry) => entry.slug));
  const pdfs = new Map(Object.entries(record.pdfs));
  const page = memoize(async (name: string) => {
    const pieces = pagePiecesSchema.parse(JSON.parse(await readFile(files.page(name), 'utf8')));
    return { pieces, style: styleIn(joinPieces(pieces, STATELESS, DEFAULT_VIEW)).hash };
  });
  const notice = memoize(
    async (slug: string): Promise<Notice> =>
      noticeSchema.parse(JSON.parse(await readFile(files.notice(slug), 'utf8'))),
  );
  const usual = memoize(async (name: string, state: PageState): Promise<Representation> => {
    const { pieces, style } = await page(name);
    return represent(joinPieces(pieces, state, DEFAULT_VIEW), { styles: [style] });
  });
  // What few readers chose is made for each of them: four copies of every page would fill the memory.
  const document = async (name: string, state: PageState, view: View): Promise<Representation> => {
    if (view === DEFAULT_VIEW) return usual(name, state);
    const { pieces, style } = await page(name);
    const allowed = [style, styles.views.hash];
    return represent(joinPieces(pieces, state, view), { effort: ONCE, styles: allowed });
  };
  const search = memoize(async (path: string) =>
    createSearch(searchTextsSchema.parse(JSON.parse(await readFile(path, 'utf8')))),
  );
  const picture = memoize(async (path: string): Promise<Representation> => represent(await readFile(path)));
  const site: Site = {
    siteUrl: record.siteUrl,
    publisher: record.publisher,
    styles,
    entries: record.entries,
    preview: null,
    nextBoundary: siteBoundaryFinder(record.entries, pdfs.values()),
    redirect: redirectFinder(record.redirects),
    notice: async (slug) => (slugs.has(slug) ? notice(slug) : null),
    noticeDocument: (slug, state, view) => document(`notices/${slug}`, state, view),
    search: () => search(files.search),
    page: (name, view) => document(name, STATELESS, view),
    picture: async (slug, path) =>
      record.pictures[slug]?.includes(path) ? picture(files.picture(slug, path)) : null,
    sharePicture: async (slug, isWithdrawn) =>
      slugs.has(slug) ? picture(files.sharePicture(slug, isWithdrawn)) : null,
    pdfFacts: (slug) => pdfs.get(slug) ?? null,
    pdf: async (slug) => (pdfs.has(slug) ? picture(files.pdf(slug)) : null),
    siteSharePicture: () => picture(files.siteSharePicture),
  };
  return { site, contentDir: record.contentDir };
}

/** Memoizes an asynchronous function by its arguments; a rejection is not cached. */
function memoize<T, Asked extends readonly unknown[]>(
  ask: (...asked: Asked) => Promise<T>,
): (...asked: Asked) => Promise<T> {
  const cache = new Map<string, Promise<T>>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const cached = cache.get(key);
    if (cached) return cached;
    const answer = ask(...asked);
    cache.set(key, answer);
    answer.catch(() => cache.delete(key));
    return answer;
  };
}
