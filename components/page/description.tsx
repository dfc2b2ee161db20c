import type { Notice } from '#lib/model/notice';

/** Longest description, in characters: search engines show about as much. */
const DESCRIPTION = 100;

/** What a notice is about, in its own first words. */
export function description({ opening, title }: Notice): string {
  const characters = Array.from((opening?.text ?? title).replace(/\s+/g, ' '));
  return characters.length > DESCRIPTION
    ? `${characters.slice(0, DESCRIPTION).join('')}…`
    : characters.join('');
}
