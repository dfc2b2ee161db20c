import { titleSegments } from '#lib/model/text/phrases';

/** Measures the width of a text at a font size, both in pixels. */
export type Measure = (text: string, size: number) => number;

/** The box that a title has to fit, in pixels. */
export interface TitleBox {
  width: number;
  height: number;
}

/** A title broken into lines. */
export interface TitleLines {
  /** Font size in pixels. */
  size: number;
  lines: readonly string[];
}

/** Font sizes of titles in pixels, largest first: the first that fits is taken, else the last. */
export const TITLE_SIZES = [84, 76, 68, 60, 54, 48, 42, 36, 32, 28, 24] as const;

/** Line height, in em. */
export const LINE_HEIGHT = 1.45;

/** Punctuation that may not begin a line, and that may not end one (kinsoku). */
const CLOSING = /^[，。、；：！？”’）》〉】〕,.;:!?)\]%℃—…·-]/u;
const OPENING = /[“‘（《〈【〔([]$/u;

/**
 * Breaks a title into balanced lines at the largest font size that fits its box: as few lines as that size allows, the
 * longest of them as short as possible. Lines break between words; a word wider than the box breaks between
 * characters. A title that does not fit even at the smallest size is truncated with `…`.
 */
export function titleLines(title: string, box: TitleBox, measure: Measure): TitleLines {
  const line = title.replace(/\s+/g, ' ').trim();
  const phrases = titleSegments(line);
  for (const size of TITLE_SIZES) {
    const set = (width: number) => linesWithin(phrases, width, (text) => measure(text, size));
    const lines = set(box.width);
    if (lines.length * size * LINE_HEIGHT <= box.height)
      return { size, lines: balanced(lines, box.width, set) };
  }
  const size = TITLE_SIZES.at(-1) ?? TITLE_SIZES[0];
  const lines = linesWithin(phrases, box.width, (text) => measure(text, size));
  const fitting = lines.slice(0, Math.max(1, Math.floor(box.height / (size * LINE_HEIGHT))));
  return {
    size,
    lines: fitting.map((line, index) => (index === fitting.length - 1 ? ellipsis(line) : line)),
  };
}

/** Balances lines: a binary search for the least width that needs no more lines. */
function balanced(lines: string[], width: number, set: (width: number) => string[]): string[] {
  let best = lines;
  let [narrow, wide] = [0, width];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    const tried = set(middle);
    if (tried.length <= lines.length) [best, wide] = [tried, middle];
    else narrow = middle;
  }
  return best;
}

function linesWithin(phrases: readonly string[], width: number, measure: (text: string) => number): string[] {
  const fits = (text: string) => measure(text) <= width;
  const pieces = phrases.flatMap((words) => (fits(words) ? [words] : unbreakablePieces(words)));
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && measure((line + piece).trim()) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Splits words into characters, keeping together what no line break may separate. */
function unbreakablePieces(words: string): string[] {
  const pieces: string[] = [];
  for (const character of words) {
    const before = pieces.at(-1);
    const stays = before !== undefined && (CLOSING.test(character) || OPENING.test(before));
    if (stays) pieces[pieces.length - 1] = before + character;
    else pieces.push(character);
  }
  return pieces;
}

function ellipsis(line: string): string {
  return `${Array.from(line).slice(0, -1).join('')}…`;
}
