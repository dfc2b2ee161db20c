import { phrasesOf } from '#lib/notice/phrases';

/** How wide a text is at a size, in pixels. */
export type Measure = (text: string, size: number) => number;

/** The room for a title, in pixels. */
export interface Room {
  width: number;
  height: number;
}

/** A title set in lines. */
export interface TitleLines {
  /** The size of its characters, in pixels. */
  size: number;
  lines: readonly string[];
}

/** Sizes that a title is set in, in pixels: the largest at which it has room, else the last. */
export const TITLE_SIZES = [84, 76, 68, 60, 54, 48, 42, 36] as const;

/** The height of a line, in sizes. */
export const LINE_HEIGHT = 1.45;

/** Marks that begin no line, and marks that end none. */
const CLOSING = /^[，。、；：！？”’）》〉】〕,.;:!?)\]%℃—…·-]/u;
const OPENING = /[“‘（《〈【〔([]$/u;

/**
 * Sets a title as large as its room allows, in as few lines as that takes, and balances these: the longest is as
 * short as it can be. Lines end between phrases; a phrase that is wider than the room ends where characters do.
 * What has no room even at the smallest size ends with `…`.
 */
export function titleLines(title: string, room: Room, measure: Measure): TitleLines {
  const phrases = phrasesOf(title.replace(/\s+/g, ' ').trim());
  for (const size of TITLE_SIZES) {
    const set = (width: number) => linesWithin(phrases, width, (text) => measure(text, size));
    const lines = set(room.width);
    if (lines.length * size * LINE_HEIGHT <= room.height)
      return { size, lines: balanced(lines, room.width, set) };
  }
  const size = TITLE_SIZES.at(-1) ?? TITLE_SIZES[0];
  const lines = linesWithin(phrases, room.width, (text) => measure(text, size));
  const kept = lines.slice(0, Math.max(1, Math.floor(room.height / (size * LINE_HEIGHT))));
  return { size, lines: kept.map((line, index) => (index === kept.length - 1 ? ellipsis(line) : line)) };
}

/** The lines of the narrowest setting that takes no more of them. */
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
  const pieces = phrases.flatMap((phrase) => (measure(phrase) > width ? characterPieces(phrase) : [phrase]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && measure((line + piece).trim()) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** A phrase in characters, each with the marks that may not stand on another line. */
function characterPieces(phrase: string): string[] {
  const pieces: string[] = [];
  for (const character of phrase) {
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
