import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { Notice } from '#lib/model/notice';

/** Schema of the time in which a PDF may be served: while it shows all events that the public may know of, and no others. */
export const pdfValiditySchema = z.object({
  /** The first instant. */
  from: z.number(),
  /** The first instant after it; null for no known end. */
  until: z.number().nullable(),
});

export type PdfValidity = Readonly<z.output<typeof pdfValiditySchema>>;

/** Whether events of this kind are printed: a PDF is read in every phase, so openings and closings are not. */
export function isPrintedEvent({ kind }: Pick<NoticeEvent, 'kind'>): boolean {
  return kind !== 'opened' && kind !== 'closed';
}

/**
 * The time in which a PDF may be served; null for never.
 * @param printed the names of the events that are printed in it.
 */
export function pdfValidity(
  printed: readonly string[],
  { events, published }: Pick<Notice, 'events' | 'published'>,
): PdfValidity | null {
  if (published === null) return null;
  const shown = events.filter(({ name }) => printed.includes(name));
  const missing = events.filter((event) => isPrintedEvent(event) && !printed.includes(event.name));
  if (shown.length !== printed.length) return null;
  const from = Math.max(instantOf(published), ...shown.map(({ at }) => instantOf(at)));
  const end = Math.min(...missing.map(({ at }) => instantOf(at)));
  if (end <= from) return null;
  return { from, until: Number.isFinite(end) ? end : null };
}

/** Whether a PDF may be served at `instant`. */
export function isValidAt({ from, until }: PdfValidity, instant: Instant): boolean {
  return from <= instant && (until === null || instant < until);
}
