/** A number in a text, and what stands around it. Offsets are in UTF-16 units. */
export interface NumberMatch {
  digits: string;
  words: string;
  start: number;
  end: number;
  /** A few characters on each side. */
  before: string;
  after: string;
  /** Whether a mark joins it to a short number before or after it, as in a date or an address. */
  isJoined: boolean;
  /** Whether such a mark may be that of decimals or of thousands. */
  isDecimal: boolean;
}

/** Finds the numbers that a pattern describes, each with what stands around it. */
export function numberMatches(text: string, wanted: RegExp): NumberMatch[] {
  return Array.from(text.matchAll(wanted), ({ 0: words, index }) => {
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + words.length, index + words.length + 24);
    const joins = [/(?<!\d{6})\d([-.:/,])$/.exec(before)?.[1], /^([-.:/,])\d{1,6}(?!\d)/.exec(after)?.[1]];
    return {
      digits: words.replace(/[XxХхΧχ×]/g, 'X').replace(/[^\dX]/g, ''),
      words,
      start: index,
      end: index + words.length,
      before,
      after,
      isJoined: joins.some((mark) => mark !== undefined),
      isDecimal: joins.some((mark) => mark === '.' || mark === ','),
    };
  });
}

/** Returns the sizes of the groups of digits in a number as it was written, such as `3,4,4`. */
export function groupSizes(words: string): string {
  return (words.match(/[\dXx×ХхΧχ]+/g) ?? []).map(({ length }) => length).join(',');
}
