import type { Instant } from '#lib/clock';
import { boundaryFinder, type Timed } from '#lib/model/phase';
import { type PdfFacts, pdfBoundaryFinder } from '#lib/pdf/published-pdf';

/** Finds the first instant after a given one at which a notice or its PDF comes, changes or goes; null when none does. */
export function siteBoundaryFinder(
  notices: Iterable<Timed>,
  papers: Iterable<PdfFacts>,
): (instant: Instant) => Instant | null {
  const finders = [boundaryFinder(notices), pdfBoundaryFinder(papers)];
  return (instant) => {
    const next = finders.map((find) => find(instant)).filter((boundary) => boundary !== null);
    return next.length === 0 ? null : Math.min(...next);
  };
}
