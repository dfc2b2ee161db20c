import { z } from 'zod';
import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';

/** When the public may have a PDF: while it tells all that they may know, and no more. */
export const pdfValiditySchema = z.object({
  /** The first instant. */
  from: z.number(),
  /** The first instant after it; null when nothing is known that will end it. */
  until: z.number().nullable(),
});

export type PdfValidity = Readonly<z.output<typeof pdfValiditySchema>>;

/** Whether a PDF tells of an event: it is read in every phase, so it tells nothing that a phase brings. */
export function isPrinted({ kind }: Pick<NoticeEvent, 'kind'>): boolean {
  return kind !== 'opened' && kind !== 'closed';
}

/**
 * When a PDF that tells of the events named `printed` tells all of the notice's that may be known, and no more; null
 * when that is never so.
 */
export function pdfValidity(
  printed: readonly string[],
  { events, published }: Pick<Notice, 'events' | 'published'>,
): PdfValidity | null {
  if (published === null) return null;
  const told = events.filter(({ name }) => printed.includes(name));
  const untold = events.filter((event) => isPrinted(event) && !printed.includes(event.name));
  if (told.length !== printed.length) return null;
  const from = Math.max(instantOf(published), ...told.map(({ at }) => instantOf(at)));
  const end = Math.min(...untold.map(({ at }) => instantOf(at)));
  if (end <= from) return null;
  return { from, until: Number.isFinite(end) ? end : null };
}

/** Whether `instant` lies within a span. */
export function isValidAt({ from, until }: PdfValidity, instant: Instant): boolean {
  return from <= instant && (until === null || instant < until);
}
