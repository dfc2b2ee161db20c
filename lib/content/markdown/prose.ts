import type { Root } from 'mdast';
import { visit } from '#lib/content/markdown/tree/visit';

/** The character that takes the place of one that is not prose. */
export const MASK_CHARACTER = '\0';

/**
 * Replaces everything in a file's `text` but the prose of its `body` (front matter, marks, addresses, raw HTML) with
 * `MASK_CHARACTER`. Indexes and line ends stay the same; escapes in the prose stay as written.
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
  return text
    .split('\n')
    .map(({ length }) => MASK_CHARACTER.repeat(length))
    .join('\n');
}
