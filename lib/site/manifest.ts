import { join } from 'node:path';
import { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import { redirectsSchema } from '#lib/model/redirect';
import { siteSchema } from '#lib/model/site';
import { pdfFactsSchema } from '#lib/pdf/published-pdf';
import { searchTextSchema } from '#lib/search/search-text';
import { recordHashesSchema } from '#lib/versions/checked-notice';

/** The format of a build's files. It grows whenever a program could not serve a build that another version made. */
export const BUILD_FORMAT = 2;

/** A build's manifest: everything but pages and texts. */
export const manifestSchema = z.object({
  format: z.literal(BUILD_FORMAT),
  siteUrl: z.string(),
  contentDir: z.string(),
  publisher: siteSchema,
  entries: z.array(noticeEntrySchema),
  /** Addresses of an earlier site; those that lead to drafts are not among them. */
  redirects: redirectsSchema.shape.redirects,
  /** The PDFs that the build publishes, by slug. */
  pdfs: z.record(z.string(), pdfFactsSchema),
  /** Pictures by slug, as paths below the notice's folder. */
  pictures: z.record(z.string(), z.array(z.string())),
  /** The hashes of the notices' records, by slug. */
  records: z.record(z.string(), recordHashesSchema).default({}),
  /** The anchors of each notice's parts and items, by slug. */
  anchors: z.record(z.string(), z.array(z.string())).default({}),
  /** What this build and those before it took away from readers on purpose, oldest first. */
  acceptedLosses: z
    .array(z.object({ at: z.string(), reason: z.string(), losses: z.array(z.string()) }))
    .default([]),
});

/** The schema of a build's search texts. */
export const searchTextsSchema = z.array(searchTextSchema);

export type Manifest = DeepReadonly<z.output<typeof manifestSchema>>;

/** The paths of a build's files. */
export interface BuildFiles {
  manifest: string;
  /** The style sheets of all kinds of pages, whole, in one file. */
  styles: string;
  /** The texts that a search goes through, of all notices in one file. */
  search: string;
  /** The framework's output. */
  framework: string;
  /** The validated notice, as data. */
  notice(slug: string): string;
  /** A finished page, in pieces: `notices/<slug>` or the name of a site page. */
  page(name: string): string;
  picture(slug: string, path: string): string;
  pdf(slug: string): string;
  /** The picture that stands for a notice where its address is shared, and that for the withdrawn notice. */
  sharePicture(slug: string, isWithdrawn: boolean): string;
  /** The picture that stands for the site itself where an address of it is shared. */
  siteSharePicture: string;
}

/** The file layout of a build in `directory`. */
export function buildFiles(directory: string): BuildFiles {
  return {
    manifest: join(directory, 'manifest.json'),
    styles: join(directory, 'styles.json'),
    search: join(directory, 'search.json'),
    framework: join(directory, 'next'),
    notice: (slug) => join(directory, 'notices', `${slug}.json`),
    page: (name) => join(directory, 'pages', `${name}.json`),
    picture: (slug, path) => join(directory, 'pictures', slug, path),
    pdf: (slug) => join(directory, 'pdfs', `${slug}.pdf`),
    sharePicture: (slug, isWithdrawn) =>
      join(directory, 'share', isWithdrawn ? 'withdrawn' : '', `${slug}.png`),
    siteSharePicture: join(directory, 'site', 'share.png'),
  };
}
