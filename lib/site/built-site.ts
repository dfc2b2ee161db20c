import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode } from '#lib/error-code';
import { type Representation, represent } from '#lib/http/representation';
import { type Notice, noticeSchema } from '#lib/model/notice';
import { redirectFinder } from '#lib/model/redirect';
import { createSearch } from '#lib/search/search';
import { siteBoundaryFinder } from '#lib/site/boundaries';
import {
  BUILD_FORMAT,
  buildFiles,
  type Manifest,
  manifestSchema,
  searchTextsSchema,
} from '#lib/site/manifest';
import { joinPieces, type PageState, pagePiecesSchema, TIMELESS_STATE } from '#lib/site/page-pieces';
import { cssByNameSchema, siteStyles, styleIn } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** gzip level of what is sent once. */
const ONCE = 4;

/** A build was made by another version of this program, and has to be made again. */
export class IncompatibleBuild extends Error {
  override name = 'IncompatibleBuild';
}

/** A build that is open. */
export interface BuiltSite {
  site: Site;
  /** The content folder that it was made from. */
  contentDir: string;
}

/**
 * Opens the site of the build in `directory`. The manifest is read once; pages, data, search texts and pictures are read on
 * first use and then cached in memory.
 * @throws IncompatibleBuild when another version made it; Error when the folder holds no complete build.
 */
export async function openBuiltSite(directory: string): Promise<BuiltSite> {
  const files = buildFiles(directory);
  const manifest = await readManifest(files.manifest);
  const styles = siteStyles(cssByNameSchema.parse(JSON.parse(await readFile(files.styles, 'utf8'))));
  const slugs = new Set(manifest.entries.map((entry) => entry.slug));
  const pdfs = new Map(Object.entries(manifest.pdfs));
  const page = memoize(async (name: string) => {
    const pieces = pagePiecesSchema.parse(JSON.parse(await readFile(files.page(name), 'utf8')));
    return { pieces, style: styleIn(joinPieces(pieces, TIMELESS_STATE, DEFAULT_VIEW)).hash };
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
    siteUrl: manifest.siteUrl,
    publisher: manifest.publisher,
    styles,
    entries: manifest.entries,
    preview: null,
    nextBoundary: siteBoundaryFinder(manifest.entries, pdfs.values()),
    redirect: redirectFinder(manifest.redirects),
    notice: async (slug) => (slugs.has(slug) ? notice(slug) : null),
    noticeDocument: (slug, state, view) => document(`notices/${slug}`, state, view),
    search: () => search(files.search),
    page: (name, view) => document(name, TIMELESS_STATE, view),
    picture: async (slug, path) =>
      manifest.pictures[slug]?.includes(path) ? picture(files.picture(slug, path)) : null,
    sharePicture: async (slug, isWithdrawn) =>
      slugs.has(slug) ? picture(files.sharePicture(slug, isWithdrawn)) : null,
    pdfFacts: (slug) => pdfs.get(slug) ?? null,
    pdf: async (slug) => (pdfs.has(slug) ? picture(files.pdf(slug)) : null),
    siteSharePicture: () => picture(files.siteSharePicture),
  };
  return { site, contentDir: manifest.contentDir };
}

/** Reads a build's manifest. A build of the time before manifests had a format has none at this path. */
async function readManifest(path: string): Promise<Manifest> {
  const written: unknown = JSON.parse(
    await readFile(path, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw error;
    }),
  );
  const { format } = z.object({ format: z.unknown().optional() }).parse(written);
  if (format !== BUILD_FORMAT) throw new IncompatibleBuild(`the build has format ${format}`);
  return manifestSchema.parse(written);
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
