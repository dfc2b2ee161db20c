import * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import { redirectsSchema } from '#lib/model/redirect';
import { siteSchema } from '#lib/model/site';
import { pdfFactsSchema } from '#lib/pdf/published-pdf';
import { BUILD_FORMAT } from '#lib/site/build/build-files';
import { recordHashesSchema } from '#lib/versions/checked-notice';

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
  /** Attachments by slug, as paths below the notice's folder. */
  attachments: z.record(z.string(), z.array(z.string())).default({}),
  /** The hashes of the notices' records, by slug. */
  records: z.record(z.string(), recordHashesSchema).default({}),
  /** The anchors of each notice's parts and items, by slug. */
  anchors: z.record(z.string(), z.array(z.string())).default({}),
  /** What this build and those before it took away from readers on purpose, oldest first. */
  acceptedLosses: z
    .array(z.object({ at: z.string(), reason: z.string(), losses: z.array(z.string()) }))
    .default([]),
});

/** The names of a build's objects: everything that readers get, each by the hash of its content. */
const objectsSchema = z.object({
  /** The style sheets of all kinds of pages, whole, in one object. */
  styles: z.string(),
  /** Finished pages, in pieces: by `notices/<slug>` or the name of a site page. */
  pages: z.record(z.string(), z.string()),
  /** The validated notices as data, by slug. */
  notices: z.record(z.string(), z.string()),
  /** The texts that a search goes through, by slug. */
  searchTexts: z.record(z.string(), z.string()),
  /** Pictures by slug and path. */
  pictures: z.record(z.string(), z.record(z.string(), z.string())),
  /** Attachments by slug and path. */
  attachments: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  pdfs: z.record(z.string(), z.string()),
  /** The pictures that stand for notices where their addresses are shared, by slug. */
  shareImages: z.record(z.string(), z.string()),
  /** Those of withdrawn notices. */
  withdrawnShareImages: z.record(z.string(), z.string()),
  /** The picture that stands for the site itself. */
  siteShareImage: z.string(),
});

/** The schema of what stands in a build's folder: its facts, its objects, and the application that serves them. */
export const builtManifestSchema = manifestSchema.extend({
  /** The folder of the compiled application, below `applications`. */
  application: z.string(),
  objects: objectsSchema,
});

export type BuildObjects = DeepReadonly<z.output<typeof objectsSchema>>;
export type BuiltManifest = DeepReadonly<z.output<typeof builtManifestSchema>>;
export type Manifest = DeepReadonly<z.output<typeof manifestSchema>>;
