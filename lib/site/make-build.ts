import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentTree } from '#lib/content/source';
import { PRERENDERED, slugIn } from '#lib/model/addresses';
import type { Notice, Publisher } from '#lib/model/notice';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import type { Redirect } from '#lib/model/redirect';
import { selectPdfs } from '#lib/pdf/published-pdf';
import { searchTextOf } from '#lib/search/search-text';
import { cutPage, ROOT, withoutScripts } from '#lib/site/cut-page';
import { BUILD_FORMAT, buildFiles, type Manifest } from '#lib/site/manifest';
import { type CssByName, cssByNameSchema, withStyle } from '#lib/site/page-styles';
import { createShareImages } from '#lib/site/share-images';
import { SITE_PAGES } from '#lib/site/site';
import { pruneStyle } from '#lib/site/style';
import { allPictures } from '#lib/site/visible-notices';

/** Endings of the files that the framework writes for a prerendered page. */
const PRERENDERED_AS = ['html', 'rsc', 'meta', 'segments'];

/** The prefix of the names of notices' pages. */
const NOTICES = 'notices/';

/** Notices whose files are read and written concurrently. */
const AT_A_TIME = 16;

/** The input of a build: checked content, style sheets, and the address and folder recorded in the manifest. */
export interface BuildInput {
  publisher: Publisher;
  notices: readonly Notice[];
  redirects: readonly Redirect[];
  tree: ContentTree;
  styles: CssByName;
  siteUrl: string;
  contentDir: string;
  /** The hashes of the notices' records, by slug. */
  records?: Manifest['records'];
  /** What this build and those before it took away on purpose. */
  acceptedLosses?: Manifest['acceptedLosses'];
}

/** Makes the manifest of a build. Drafts stay out. */
export function manifestOf(input: Omit<BuildInput, 'styles'>): Manifest {
  const notices = input.notices.filter((notice) => notice.published !== null);
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
    records: bySlug(({ slug }) => input.records?.[slug] ?? { versions: [], outcome: [] }),
    anchors: bySlug(({ parts }) =>
      parts.flatMap(({ anchor, items }) => [anchor, ...items.map((item) => item.anchor)]),
    ),
    acceptedLosses: input.acceptedLosses ?? [],
  };
}

/** Writes a build's data into `directory`: manifest, style sheets, notices, search texts, pictures and PDFs. Drafts stay out. */
export async function writeBuildInput(directory: string, input: BuildInput): Promise<void> {
  const files = buildFiles(directory);
  const notices = input.notices.filter((notice) => notice.published !== null);
  await write(files.styles, JSON.stringify(input.styles));
  await write(files.search, JSON.stringify(notices.map(searchTextOf)));
  await forEach(notices, async (notice) => {
    await write(files.notice(notice.slug), JSON.stringify(notice));
    for (const path of allPictures(notice)) {
      await write(
        files.picture(notice.slug, path),
        input.tree.get(`${notice.slug}/${path}`) ?? new Uint8Array(),
      );
    }
  });
  for (const [slug, { pdf }] of selectPdfs(input).published) await write(files.pdf(slug), pdf);
  // Last and in one step: whoever sees the manifest finds all the rest.
  await write(`${files.manifest}.new`, JSON.stringify(manifestOf(input)));
  await rename(`${files.manifest}.new`, files.manifest);
}

/**
 * Renders the share images of the notices and the site. Prerendering does not depend on them.
 */
export async function writePictures(directory: string, { notices, publisher }: BuildInput): Promise<void> {
  const files = buildFiles(directory);
  const images = createShareImages();
  await write(files.siteSharePicture, await images.ofSite(publisher));
  for (const notice of notices.filter(({ published }) => published !== null)) {
    await write(files.sharePicture(notice.slug, false), await images.ofNotice(notice, publisher, false));
    if (notice.withdrawn)
      await write(files.sharePicture(notice.slug, true), await images.ofNotice(notice, publisher, true));
  }
}

/**
 * Stores the framework's prerendered pages as pieces and deletes them from the framework's output, so that nothing of a
 * notice can be requested past the time rules.
 * @throws when the framework did not write a page that belongs to the build, or one cannot be cut.
 */
export async function finishPages(directory: string, slugs: readonly string[]): Promise<void> {
  const files = buildFiles(directory);
  const { notice, site, views } = cssByNameSchema.parse(JSON.parse(await readFile(files.styles, 'utf8')));
  const prerendered = join(files.framework, 'server', 'app', PRERENDERED);
  await forEach([...SITE_PAGES, ...slugs.map((slug) => NOTICES + slug)], async (name) => {
    const html = wholePage(name, withoutScripts(await readFile(join(prerendered, `${name}.html`), 'utf8')));
    const style = pruneStyle(name.startsWith(NOTICES) ? notice : site, html);
    await write(files.page(name), JSON.stringify(cutPage(withStyle(html, style), views)));
    for (const kind of PRERENDERED_AS)
      await rm(join(prerendered, `${name}.${kind}`), { recursive: true, force: true });
  });
}

/** Returns the page if it is complete. @throws Error when removing the scripts removed more than that. */
function wholePage(name: string, html: string): string {
  const parts = ['<!DOCTYPE html>', ROOT, '<main', '</main>', '</footer>', '</body></html>'];
  const places = parts.map((part) => html.indexOf(part));
  const inOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  if (!inOrder || !html.endsWith('</body></html>'))
    throw new Error(`the page ${name} did not come out whole`);
  return html;
}

/** Runs `work` for each item with limited concurrency and waits for all. @throws the first rejection, after all have settled. */
async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const workers = Array.from({ length: AT_A_TIME }, async () => {
    for (const item of left) await work(item);
  });
  const failed = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function write(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}
