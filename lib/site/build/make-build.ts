import { limitConcurrency } from '#lib/concurrency';
import type { ContentTree } from '#lib/content/source';
import { slugIn } from '#lib/model/addresses';
import { partAnchors } from '#lib/model/anchors';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice, Publisher } from '#lib/model/notice';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import type { Redirect } from '#lib/model/redirect';
import { selectPdfs } from '#lib/pdf/published-pdf';
import { searchTextOf } from '#lib/search/search-text';
import type { SharePicture } from '#lib/share-image/share-image';
import { BUILD_FORMAT } from '#lib/site/build/build-files';
import type { DrawnIndex } from '#lib/site/build/drawn-index';
import type { BuildObjects, Manifest } from '#lib/site/build/manifest';
import type { ObjectStore } from '#lib/site/build/object-store';
import {
  type DrawnSite,
  type NoticePageData,
  noticePageData,
  type SitePageData,
  sitePageData,
} from '#lib/site/page-data';
import type { CssByName } from '#lib/site/page-styles';
import { sharePictureOfNotice, sharePictureOfSite } from '#lib/site/share-images';
import { SITE_PAGES, type SitePage } from '#lib/site/site';
import { allAttachments, allPictures } from '#lib/site/visible-notices';

/** Notices that are worked on concurrently: enough to keep those busy who draw. */
const AT_A_TIME = 32;

/** The input of a build: checked content, style sheets, and the address and folder recorded in the manifest. */
export interface BuildInput {
  publisher: Publisher;
  notices: readonly Notice[];
  redirects: readonly Redirect[];
  tree: ContentTree;
  styles: CssByName;
  siteUrl: string;
  contentDir: string;
  /** The SHA-256 of the notices' JSON, by slug, as far as it is known. */
  noticeHashes?: Readonly<Record<string, string>>;
  /** The anchors of the notices' parts and items, by slug, as far as they are known. */
  anchors?: Manifest['anchors'];
  /** The hashes of the notices' records, by slug. */
  records?: Manifest['records'];
  /** What this build and those before it took away on purpose. */
  acceptedLosses?: Manifest['acceptedLosses'];
}

/** Draws what a build holds that is not data. Deterministic: the same input always gives the same bytes. */
export interface Drawing {
  /** A site page, finished, as JSON of its pieces. */
  sitePage(name: SitePage, data: SitePageData): Promise<string>;
  /** A notice's page, finished, as JSON of its pieces. */
  noticePage(data: NoticePageData): Promise<string>;
  /** A share image as PNG. */
  shareImage(text: SharePicture): Promise<Uint8Array>;
}

/** What a build is made with. */
export interface BuildTools {
  readonly objects: ObjectStore;
  readonly drawing: Drawing;
  /** What was drawn before by the same code. */
  readonly index: DrawnIndex;
}

/** Makes the manifest of a build. Drafts stay out. */
export function manifestOf(input: Omit<BuildInput, 'styles'>): Manifest {
  const notices = publishedNotices(input);
  const pdfs = selectPdfs(input).published;
  const bySlug = <Value>(value: (notice: Notice) => Value) =>
    Object.fromEntries(notices.map((notice) => [notice.slug, value(notice)]));
  return {
    format: BUILD_FORMAT,
    siteUrl: input.siteUrl,
    contentDir: input.contentDir,
    publisher: input.publisher,
    entries: notices.map((notice) => noticeEntrySchema.parse(notice)),
    redirects: input.redirects.filter(({ to }) => {
      const slug = slugIn(to);
      return slug === null || notices.some((notice) => notice.slug === slug);
    }),
    pdfs: Object.fromEntries(Array.from(pdfs, ([slug, { facts }]) => [slug, facts])),
    pictures: bySlug(allPictures),
    attachments: bySlug(allAttachments),
    records: bySlug(({ slug }) => input.records?.[slug] ?? { versions: [], outcome: [] }),
    anchors: bySlug((notice) => input.anchors?.[notice.slug] ?? partAnchors(notice.parts)),
    acceptedLosses: input.acceptedLosses ?? [],
  };
}

/**
 * Makes the objects of a build, and returns their names. What was drawn before from the same data by the same code is not
 * drawn again: a page's key is the hash of everything that its page is given. Drafts stay out.
 * @throws what drawing and storing throw.
 */
export async function makeObjects(
  input: BuildInput,
  { entries, pdfs: pdfFacts }: Pick<Manifest, 'entries' | 'pdfs'>,
  { objects, drawing, index }: BuildTools,
): Promise<BuildObjects> {
  const { publisher, styles } = input;
  const site: DrawnSite = {
    publisher,
    siteUrl: input.siteUrl,
    preview: null,
    entries,
    pdfFacts: (slug) => pdfFacts[slug] ?? null,
  };
  const inTurn = limitConcurrency(AT_A_TIME);
  const css = fingerprintOf(JSON.stringify(styles));
  const publisherHash = fingerprintOf(JSON.stringify(publisher));
  const drawn = async (kind: string, shown: unknown, draw: () => Promise<Uint8Array | string>) => {
    const key = fingerprintOf(JSON.stringify([kind, css, shown]));
    const known = index.get(key);
    const name = known !== undefined && (await objects.has(known)) ? known : await objects.put(await draw());
    index.set(key, name);
    return name;
  };
  const image = (text: SharePicture) => drawn('share-image', text, () => drawing.shareImage(text));
  const ofNotice = async (notice: Notice) => {
    const data = noticePageData(site, notice);
    const { slug, withdrawn } = notice;
    const stored = await storeNotice(notice, input.noticeHashes?.[slug], objects);
    // Their hashes stand for the notice and the publisher.
    const shown = { ...data, notice: stored, publisher: publisherHash };
    const [page, searchText, share, withdrawnShare, pictures, attachments] = await Promise.all([
      drawn('notice-page', shown, () => drawing.noticePage(data)),
      drawn('search-text', stored, async () => JSON.stringify(searchTextOf(notice))),
      image(sharePictureOfNotice(notice, publisher, false)),
      withdrawn ? image(sharePictureOfNotice(notice, publisher, true)) : null,
      storeFiles(slug, allPictures(notice), input.tree, objects),
      storeFiles(slug, allAttachments(notice), input.tree, objects),
    ]);
    return { slug, stored, page, searchText, share, withdrawnShare, pictures, attachments };
  };
  const [sitePages, siteShareImage, made, pdfs] = await Promise.all([
    Promise.all(
      SITE_PAGES.map(async (name) => {
        const data = sitePageData(site);
        return [name, await drawn('site-page', [name, data], () => drawing.sitePage(name, data))] as const;
      }),
    ),
    image(sharePictureOfSite(publisher)),
    Promise.all(publishedNotices(input).map((notice) => inTurn(() => ofNotice(notice)))),
    Promise.all(
      Array.from(selectPdfs(input).published, async ([slug, { pdf }]) => [slug, await objects.put(pdf)]),
    ),
  ]);
  const bySlug = <Value>(value: (notice: (typeof made)[number]) => Value) =>
    Object.fromEntries(made.map((notice) => [notice.slug, value(notice)]));
  return {
    styles: await objects.put(JSON.stringify(styles)),
    pages: {
      ...Object.fromEntries(sitePages),
      ...Object.fromEntries(made.map(({ slug, page }) => [`notices/${slug}`, page])),
    },
    notices: bySlug(({ stored }) => stored),
    searchTexts: bySlug(({ searchText }) => searchText),
    pictures: bySlug(({ pictures }) => pictures),
    attachments: bySlug(({ attachments }) => attachments),
    pdfs: Object.fromEntries(pdfs),
    shareImages: bySlug(({ share }) => share),
    withdrawnShareImages: Object.fromEntries(
      made.flatMap(({ slug, withdrawnShare }) => (withdrawnShare === null ? [] : [[slug, withdrawnShare]])),
    ),
    siteShareImage,
  };
}

function publishedNotices({ notices }: Pick<BuildInput, 'notices'>): Notice[] {
  return notices.filter((notice) => notice.published !== null);
}

/** Stores a notice, unless the object of its hash is there and whole; returns its name. */
async function storeNotice(notice: Notice, hash: string | undefined, objects: ObjectStore): Promise<string> {
  return hash !== undefined && (await objects.has(hash)) ? hash : objects.put(JSON.stringify(notice));
}

/** Stores files of a notice, given by path below its folder; returns their names by path. */
async function storeFiles(
  slug: string,
  paths: readonly string[],
  tree: ContentTree,
  objects: ObjectStore,
): Promise<Record<string, string>> {
  const stored = paths.map(async (path) => [
    path,
    await objects.put(tree.get(`${slug}/${path}`) ?? new Uint8Array()),
  ]);
  return Object.fromEntries(await Promise.all(stored));
}
