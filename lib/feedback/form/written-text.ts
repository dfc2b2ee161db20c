import { hasVisibleCharacters, removeInvisibleCharacters } from '#lib/model/text/visible-characters';

/** Made when it is needed: not every browser that the office may have knows it. */
let segmenter: Intl.Segmenter | null = null;

/**
 * Normalises a writer's text: line ends become LF (browsers send CRLF), and U+0000 and lone surrogates, which no page can
 * show or no encoding can carry, become U+FFFD. Nothing else changes.
 */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** Length of the pieces given to the segmenter, whose time grows with the square of a text's length. */
const PIECE = 256;

/**
 * A run of characters that are one cluster each whatever stands beside them, and take a place: ideographs and punctuation of
 * Chinese, ASCII and its full width. The last one may go on with a mark of what follows.
 */
const PLAIN_RUN = /[\n -~\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*/y;

/** What takes a place in a text: not the characters that nobody sees. */
function takesPlace(cluster: string): boolean {
  return hasVisibleCharacters(cluster) || /^\p{White_Space}/u.test(cluster);
}

/**
 * Counts a text's characters as a reader does: grapheme clusters (UAX #29), white space too, but not characters that
 * nobody sees. Stops counting after `most`.
 */
export function countCharacters(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  let start = 0;
  let length = PIECE;
  while (start < text.length && count <= most) {
    const plain = lengthOfPlainRun(text, start);
    if (plain > 0) {
      count += plain;
      start += plain;
      continue;
    }
    const piece = pieceOf(text, start, length);
    const isLast = start + piece.length === text.length;
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const characters = Array.from(segmenter.segment(piece));
    // Where the piece was cut its last character may go on: it is counted with the next one.
    const whole = isLast ? characters.length : characters.length - 1;
    const next = characters[whole]?.index ?? piece.length;
    count += characters.slice(0, whole).filter(({ segment }) => takesPlace(segment)).length;
    start += next;
    length = next === 0 ? length * 2 : PIECE;
  }
  return Math.min(count, most + 1);
}

/** How many characters from `start` on need no segmenter to be told apart: what a Chinese text mostly consists of. */
function lengthOfPlainRun(text: string, start: number): number {
  PLAIN_RUN.lastIndex = start;
  const length = PLAIN_RUN.exec(text)?.[0].length ?? 0;
  return start + length === text.length ? length : Math.max(0, length - 1);
}

/** A slice of about `length` code units that ends at no half of a surrogate pair. */
function pieceOf(text: string, start: number, length: number): string {
  const end = start + length;
  return text.slice(start, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end);
}

/** Counts the characters of a text without white space at its ends and in runs, where only few are needed. */
export function countWrittenCharacters(text: string, most: number): number {
  return countCharacters(removeInvisibleCharacters(text).replace(/\s+/g, ' ').trim(), most);
}

/** Counts a text's bytes in UTF-8. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
