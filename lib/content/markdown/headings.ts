import type { Heading, Nodes } from 'mdast';
import { visit } from '#lib/content/markdown/tree/visit';
import { formatNumber, type NumberingStyle } from '#lib/content/numbering';

/** The Markdown depth at which headings inside a text begin: `#` is the notice's own title. */
export const FIRST_HEADING_DEPTH = 2;

/** A heading inside a text, with its number and nesting. */
export interface NumberedHeading {
  heading: Heading;
  /** Its number as text; empty when its level is not numbered. */
  number: string;
  /** How many headings it is nested in: a level that the author skipped does not count. */
  nesting: number;
}

/**
 * Numbers the headings of `tree`, in order. Each level restarts below the next higher heading, in the style that
 * `numbering` has for its depth, `##` first.
 */
export function numberHeadings(tree: Nodes, numbering: readonly NumberingStyle[]): NumberedHeading[] {
  const counts: number[] = [];
  const above: number[] = [];
  const placed: NumberedHeading[] = [];
  visit(tree, 'heading', (heading) => {
    const depth = Math.max(0, heading.depth - FIRST_HEADING_DEPTH);
    while ((above.at(-1) ?? -1) >= depth) above.pop();
    counts.length = Math.min(counts.length, depth + 1);
    const ordinal = (counts[depth] ?? 0) + 1;
    counts[depth] = ordinal;
    placed.push({ heading, number: formatNumber(numbering[depth] ?? '无', ordinal), nesting: above.length });
    above.push(depth);
  });
  return placed;
}
