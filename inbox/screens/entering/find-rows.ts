import type { NoticeItems } from '#lib/office/protocol';
import { normalise } from '#lib/search/normalise';
import { wordsToFind } from '../../list/filter';

/** How many rows of a ledger are listed at a time. */
export const ROWS_LISTED = 10;

/**
 * Finds rows of a ledger by a number or by words: those whose number is exactly what was typed first, and then those that have every
 * word, in the ledger's order.
 */
export function findRows(items: NoticeItems, search: string): NoticeItems {
  const words = wordsToFind(search);
  const number = normalise(search.trim());
  if (words.length === 0) return [];
  const found = items.filter(({ heading, row }) => {
    const text = row === null ? '' : normalise(`${heading} ${row}`);
    return text !== '' && words.every((word) => text.includes(word));
  });
  const isExact = ({ anchor, heading }: NoticeItems[number]) =>
    anchor === `ledger-${number}` || normalise(heading).includes(`第${number}项`);
  return [...found.filter(isExact), ...found.filter((row) => !isExact(row))];
}
