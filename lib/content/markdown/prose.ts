import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Stands in prose for a character that is not a word of the body. */
export const MASK_CHARACTER = '\0';

/**
 * `text` with all that is not the words of `body` (front matter, marks, addresses, raw HTML) turned into
 * `MASK_CHARACTER`, line ends kept: an index in it is an offset in `text`. Words stand as they were written, escapes and all.
 */
export function maskMarkup(text: string, body: Root): string {
  let prose = '';
  visit(body, ['text', 'inlineCode', 'code'], (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined || start < prose.length) return;
    prose += masked(text.slice(prose.length, start)) + text.slice(start, end);
  });
  return prose + masked(text.slice(prose.length));
}

function masked(text: string): string {
  return text.replace(/[^\n]/g, MASK_CHARACTER);
}
