import { escapeInvisibleCharacters } from '#lib/model/control-characters';

/** How many code units to look at for each character that a beginning shows. */
const UNITS_A_CHARACTER = 20;

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The beginning of a text on one line, safe to print in a terminal: at most so many characters as a reader counts
 * them (grapheme clusters), with `…` where it is not the whole text.
 */
export function beginningOf(text: string, most: number): string {
  const looked = text.slice(0, most * UNITS_A_CHARACTER).replace(/[\ud800-\udbff]$/, '');
  const line = looked.trim().replace(/\s+/g, ' ');
  const characters = Array.from(segments.segment(line), ({ segment }) => segment);
  const isWhole = characters.length <= most && looked.length === text.length;
  return escapeInvisibleCharacters(characters.slice(0, most).join('')) + (isWhole ? '' : '…');
}
