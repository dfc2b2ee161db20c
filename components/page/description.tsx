import type { Notice } from '#lib/model/notice';

/** Longest description in characters: about as many as search engines display. */
const DESCRIPTION = 100;

/** A notice's `description` for search engines: its first words, truncated. */
export function description({ opening, title }: Notice): string {
  const characters = Array.from((opening?.text ?? title).replace(/\s+/g, ' '));
  return characters.length > DESCRIPTION
    ? `${characters.slice(0, DESCRIPTION).join('')}…`
    : characters.join('');
}
