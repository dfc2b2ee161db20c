import type { Instant } from '#lib/clock';
import { boundaryFinder, type TimedFacts } from '#lib/model/phase';
import { type PdfFacts, pdfBoundaryFinder } from '#lib/pdf/published-pdf';

/** Creates a function that finds the next boundary of any notice or PDF after an instant; null when there is none. */
export function siteBoundaryFinder(
  notices: Iterable<TimedFacts>,
  pdfs: Iterable<PdfFacts>,
): (instant: Instant) => Instant | null {
  const finders = [boundaryFinder(notices), pdfBoundaryFinder(pdfs)];
  return (instant) => {
    const next = finders.map((find) => find(instant)).filter((boundary) => boundary !== null);
    return next.length === 0 ? null : Math.min(...next);
  };
}
