const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A writer's text as the site takes it: line ends are LF (browsers send CRLF), and what no page can show or no
 * encoding can carry, U+0000 and lone surrogates, is U+FFFD. Nothing else changes.
 */
export function takenText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** How much of a text the segmenter is given at a time: its work grows with the square of a text's length. */
const PIECE = 256;

/** How many characters a reader counts in a text (grapheme clusters, UAX #29); it stops counting after `most`. */
export function countCharacters(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  let start = 0;
  let length = PIECE;
  while (start < text.length && count <= most) {
    const piece = pieceOf(text, start, length);
    const isLast = start + piece.length === text.length;
    const characters = Array.from(segments.segment(piece));
    // Where the piece was cut its last character may go on: it is counted with the next one.
    const whole = isLast ? characters.length : characters.length - 1;
    const next = characters[whole]?.index ?? piece.length;
    count += whole;
    start += next;
    length = next === 0 ? length * 2 : PIECE;
  }
  return Math.min(count, most + 1);
}

/** About `length` of a text from `start` on, not cut inside a surrogate pair. */
function pieceOf(text: string, start: number, length: number): string {
  const end = start + length;
  return text.slice(start, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end);
}

/** How many bytes a text takes as UTF-8. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
