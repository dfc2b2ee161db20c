import { toString as textContent } from 'mdast-util-to-string';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { memoizedByText } from '#lib/content/memoize';
import { findLookAlikes } from '#lib/model/text/unified-ideographs';
import { findInvisibleCharacters } from '#lib/model/text/visible-characters';

/** Decodes an entity of Markdown, such as `&amp;`, to its character; an unknown entity stays as it is. Memoized. */
export const decodeEntity = memoizedByText((entity) => textContent(parseMarkdown(entity)));

/** Whether an entity stands for a character that readers see, and that looks like no other. */
export function isPlainEntity(entity: string): boolean {
  const character = decodeEntity(entity);
  return findInvisibleCharacters(character).length === 0 && findLookAlikes(character).length === 0;
}
