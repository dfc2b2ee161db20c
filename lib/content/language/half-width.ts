/** Converts full-width letters, digits, marks and blanks to ASCII. The length stays the same. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ');
}

const DASHES = /[\u2010-\u2015\u2212\u2500]/g;

/** Converts full-width characters to ASCII and every dash to a hyphen, for comparing typed numbers. The length stays the same. */
export function normalizeDigits(text: string): string {
  return toHalfWidth(text).replace(DASHES, '-');
}
