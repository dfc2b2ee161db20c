const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How many UTF-16 units to look at for each character that stays: a family of emoji has eleven. */
const UNITS_A_CHARACTER = 20;

/** The most characters that a whole text may have beyond its limit: an ellipsis would say less and be hardly shorter. */
const FEW = 3;

/**
 * Truncates a text to its first `most` characters as a reader counts them (grapheme clusters, UAX #29), on one line,
 * with `mark` in place of the rest. A text that is longer by a tenth at most, and by three characters at most, stays
 * whole: the result has up to that many more than `most`. However long the text, it takes little time.
 */
export function truncate(text: string, most: number, mark = '…'): string {
  const start = text.slice(0, most * UNITS_A_CHARACTER).replace(/[\ud800-\udbff]$/, '');
  const line = Array.from(characters.segment(start.trim().replace(/\s+/g, ' ')), ({ segment }) => segment);
  const isWhole = line.length <= most + Math.min(FEW, Math.floor(most / 10)) && start.length === text.length;
  return isWhole ? line.join('') : line.slice(0, most).join('') + mark;
}
