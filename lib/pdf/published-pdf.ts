import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { PDF_FILES } from '#lib/content/files/file-names';
import { type ContentTree, subtree } from '#lib/content/source';
import { printedAddress } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { type PdfRecord, pdfRecordSchema, whyOutdated } from '#lib/pdf/pdf-record';
import { isValidAt, pdfValidity, pdfValiditySchema } from '#lib/pdf/pdf-validity';

/** Schema of a PDF's entry in a build's manifest: its size in bytes, and the time in which it may be served. */
export const pdfFactsSchema = pdfValiditySchema.extend({ size: z.number() });

export type PdfFacts = Readonly<z.output<typeof pdfFactsSchema>>;

/** A PDF that a build publishes, with its entry in the manifest. */
export interface PublishedPdf {
  facts: PdfFacts;
  pdf: Uint8Array;
}

/** A PDF beside the content that is not published, and why not, in Chinese. */
export interface UnpublishedPdf {
  slug: string;
  reason: string;
}

/** The parts of a build's input that decide about its PDFs. */
interface PdfInput {
  tree: ContentTree;
  notices: readonly Notice[];
  siteUrl: string;
}

/** Sorts the PDFs in the notices' folders into those that a build publishes, keyed by slug, and those it does not, with the reason. */
export function selectPdfs({ tree, notices, siteUrl }: PdfInput) {
  const published = new Map<string, PublishedPdf>();
  const refused: UnpublishedPdf[] = [];
  for (const notice of notices) {
    const pdf = tree.get(`${notice.slug}/${PDF_FILES.pdf}`);
    if (!pdf || notice.published === null) continue;
    const record = readRecord(tree.get(`${notice.slug}/${PDF_FILES.record}`));
    const reason = record
      ? whyOutdated(record, {
          notice,
          address: printedAddress(siteUrl, notice.slug),
          pdf,
          files: subtree(tree, notice.slug),
        })
      : '旁边没有 paper.json，或者它不完整';
    const validity = record && pdfValidity(record.events, notice);
    if (reason === null && validity)
      published.set(notice.slug, { facts: { ...validity, size: pdf.byteLength }, pdf });
    else refused.push({ slug: notice.slug, reason: reason ?? '' });
  }
  return { published, refused };
}

/** Whether there is a PDF that may be served at `now`. */
export function isPdfAvailable(facts: PdfFacts | null, now: Instant): boolean {
  return facts !== null && isValidAt(facts, now);
}

/** Makes a function that finds the next instant at which a PDF becomes available, or ceases to be; null for none. */
export function pdfBoundaryFinder(pdfs: Iterable<PdfFacts>): (instant: Instant) => Instant | null {
  const ends = Array.from(pdfs, ({ from, until }) => (until === null ? [from] : [from, until])).flat();
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
