/** Full-width letters, digits and marks as ASCII, the wide blank as a blank: the length stays the same. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ');
}

const DASHES = /[\u2010-\u2015\u2212\u2500]/g;

/** `toHalfWidth`, with every dash a hyphen: for comparing numbers that people typed. The length stays the same. */
export function normalizeDigits(text: string): string {
  return toHalfWidth(text).replace(DASHES, '-');
}
