import { memoizedByText } from '#lib/content/memoize';

/** Converts full-width letters, digits, marks and blanks to ASCII. The length stays the same. */
export function toHalfWidth(text: string): string {
  let result = '';
  let copied = 0;
  // Character by character: nearly every text has some, and a pattern takes three times as long.
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const half = halfWidthOf(unit);
    if (half === unit) continue;
    result += text.slice(copied, index) + String.fromCharCode(half);
    copied = index + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function halfWidthOf(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  return unit === 0x3000 || unit === 0xa0 ? 0x20 : unit;
}

/** Dashes of all kinds, which a typed number may have for a hyphen. */
const DASH = /[\u2010-\u2015\u2212\u2500]/g;

/**
 * Converts full-width characters to ASCII and every dash to a hyphen, for comparing typed numbers. The length stays the
 * same. Memoized.
 */
export const normalizeDigits = memoizedByText((text) => toHalfWidth(text).replace(DASH, '-'));
