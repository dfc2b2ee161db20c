import { z } from 'zod';
import type { Instant } from '#lib/clock';
import { PDF_FILES } from '#lib/content/files/file-names';
import { type ContentTree, filesBelow } from '#lib/content/source';
import { printedAddress } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { type PdfRecord, pdfRecordSchema, staleness } from '#lib/pdf/pdf-record';
import { isValidAt, pdfValidity, pdfValiditySchema } from '#lib/pdf/pdf-validity';

/** What a build knows of a PDF that it publishes: its size in bytes, and when the public may have it. */
export const pdfFactsSchema = pdfValiditySchema.extend({ size: z.number() });

export type PdfFacts = Readonly<z.output<typeof pdfFactsSchema>>;

/** A PDF that a build publishes. */
export interface PublishedPdf {
  facts: PdfFacts;
  pdf: Uint8Array;
}

/** A PDF that lies beside the content and is not published, and why, in Chinese. */
export interface UnpublishedPdf {
  slug: string;
  reason: string;
}

/** What a build is made from, as far as its PDFs are concerned. */
interface PaperInput {
  tree: ContentTree;
  notices: readonly Notice[];
  siteUrl: string;
}

/** The PDFs beside the content, by slug: those that tell what the build of `siteUrl` tells, and those that do not. */
export function pdfsIn({ tree, notices, siteUrl }: PaperInput) {
  const published = new Map<string, PublishedPdf>();
  const refused: UnpublishedPdf[] = [];
  for (const notice of notices) {
    const pdf = tree.get(`${notice.slug}/${PDF_FILES.pdf}`);
    if (!pdf || notice.published === null) continue;
    const record = readRecord(tree.get(`${notice.slug}/${PDF_FILES.record}`));
    const reason = record
      ? staleness(record, {
          notice,
          address: printedAddress(siteUrl, notice.slug),
          pdf,
          files: filesBelow(tree, notice.slug),
        })
      : '旁边没有 paper.json，或者它不完整';
    const span = record && pdfValidity(record.events, notice);
    if (reason === null && span)
      published.set(notice.slug, { facts: { ...span, size: pdf.byteLength }, pdf });
    else refused.push({ slug: notice.slug, reason: reason ?? '' });
  }
  return { published, refused };
}

/** Whether the public may have the PDF at `now`. */
export function isPdfAvailable(facts: PdfFacts | null, now: Instant): boolean {
  return facts !== null && isValidAt(facts, now);
}

/** Finds the first instant after a given one at which any of some PDFs comes or goes; null when none does. */
export function pdfBoundaryFinder(papers: Iterable<PdfFacts>): (instant: Instant) => Instant | null {
  const ends = Array.from(papers, ({ from, until }) => (until === null ? [from] : [from, until])).flat();
  const boundaries = [...new Set(ends)].sort((a, b) => a - b);
  return (instant) => boundaries.find((boundary) => boundary > instant) ?? null;
}

function readRecord(bytes: Uint8Array | undefined): PdfRecord | null {
  try {
    return pdfRecordSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}
