/** A stretch of a text, counted in UTF-16 units; `end` is the first behind it. */
export interface TextRange {
  start: number;
  end: number;
}

/** Where `pattern`, which must be global, is found in `text`. */
export function matchRanges(text: string, pattern: RegExp): TextRange[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** Where `words` begin in `text`, each time that they stand there, also where one time overlaps another. */
export function allIndexesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}
