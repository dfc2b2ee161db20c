import { type Representation, represent } from '#lib/http/representation';
import { type Notice, noticeSchema } from '#lib/model/notice';
import { redirectFinder } from '#lib/model/redirect';
import { createSearch } from '#lib/search/search';
import { type SearchText, searchTextSchema } from '#lib/search/search-text';
import { siteBoundaryFinder } from '#lib/site/boundaries';
import { buildFiles, readRawManifest } from '#lib/site/build/build-files';
import { builtManifestSchema } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { joinPieces, type PageState, pagePiecesSchema, TIMELESS_STATE } from '#lib/site/page-pieces';
import { cssByNameSchema, siteStyles, styleIn } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** gzip level of what is sent once: the least at which the first notice stays within one round trip in every view. */
const ONCE = 5;

/** A build that is open. */
export interface BuiltSite {
  site: Site;
  /** The texts that were read for its search, by the names of their objects: the same name is always the same text. */
  searchTexts: ReadonlyMap<string, SearchText>;
  /** The content folder that it was made from. */
  contentDir: string;
  /** The folder of the compiled application that serves it. */
  application: string;
}

/**
 * Opens the site of the build in `directory`. The manifest is read once; pages, data, search texts and pictures are read on
 * first use and then cached in memory.
 * @param known texts that another open build read for its search: of a thousand few change from one build to the next.
 * @throws IncompatibleBuild when another version made it; Error when the folder holds no complete build.
 */
export async function openBuiltSite(
  directory: string,
  known: BuiltSite['searchTexts'] = new Map(),
): Promise<BuiltSite> {
  const files = buildFiles(directory);
  const manifest = builtManifestSchema.parse(await readRawManifest(directory));
  const { objects } = manifest;
  const store = openObjectStore(files.objects);
  const json = async (name: string): Promise<unknown> => JSON.parse((await store.get(name)).toString());
  const styles = siteStyles(cssByNameSchema.parse(await json(objects.styles)));
  const pdfs = new Map(Object.entries(manifest.pdfs));
  const page = memoize(async (name: string) => {
    const pieces = pagePiecesSchema.parse(await json(nameOf(objects.pages, name)));
    return { pieces, style: styleIn(joinPieces(pieces, TIMELESS_STATE, DEFAULT_VIEW)).hash };
  });
  const notice = memoize(async (name: string): Promise<Notice> => noticeSchema.parse(await json(name)));
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
  const searchTexts = new Map<string, SearchText>();
  const searchText = async (name: string): Promise<SearchText> => {
    const text = known.get(name) ?? searchTextSchema.parse(await json(name));
    searchTexts.set(name, text);
    return text;
  };
  const search = memoize(async () =>
    createSearch(
      await Promise.all(manifest.entries.map(({ slug }) => searchText(nameOf(objects.searchTexts, slug)))),
    ),
  );
  const file = memoize(async (name: string): Promise<Representation> => represent(await store.get(name)));
  const fileOrNull = async (name: string | undefined) => (name === undefined ? null : file(name));
  const site: Site = {
    siteUrl: manifest.siteUrl,
    publisher: manifest.publisher,
    styles,
    entries: manifest.entries,
    preview: null,
    nextBoundary: siteBoundaryFinder(manifest.entries, pdfs.values()),
    redirect: redirectFinder(manifest.redirects),
    notice: async (slug) => {
      const name = own(objects.notices, slug);
      return name === undefined ? null : notice(name);
    },
    noticeDocument: (slug, state, view) => document(`notices/${slug}`, state, view),
    search,
    page: (name, view) => document(name, TIMELESS_STATE, view),
    picture: async (slug, path) => {
      const pictures = own(objects.pictures, slug);
      return fileOrNull(pictures && own(pictures, path));
    },
    attachment: async (slug, path) => {
      const attachments = own(objects.attachments, slug);
      const name = attachments && own(attachments, path);
      return name === undefined ? null : store.file(name);
    },
    sharePicture: async (slug, isWithdrawn) =>
      fileOrNull(own(isWithdrawn ? objects.withdrawnShareImages : objects.shareImages, slug)),
    pdfFacts: (slug) => pdfs.get(slug) ?? null,
    pdf: async (slug) => fileOrNull(own(objects.pdfs, slug)),
    siteSharePicture: () => file(objects.siteShareImage),
  };
  const { contentDir, application } = manifest;
  return { site, searchTexts, contentDir, application: files.application(application) };
}

/** The value of a key that the record itself holds, and no prototype. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The object of a page or text that a build must hold. @throws Error when it does not. */
function nameOf(objects: Readonly<Record<string, string>>, key: string): string {
  const name = own(objects, key);
  if (name === undefined) throw new Error(`the build holds no ${key}`);
  return name;
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
