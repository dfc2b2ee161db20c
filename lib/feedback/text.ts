const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A writer's text as the site takes it: line ends are LF (browsers send CRLF), and what no page can show or no
 * encoding can carry, U+0000 and lone surrogates, is U+FFFD. Nothing else changes.
 */
export function takenText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** How many characters a reader counts in a text (grapheme clusters, UAX #29); it stops counting after `most`. */
export function countCharacters(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  for (const _ of segments.segment(text)) {
    count += 1;
    if (count > most) break;
  }
  return count;
}

/** How many bytes a text takes as UTF-8. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
