const DIGITS = '〇一二三四五六七八九';

/** Matches, as part of a pattern, a number up to 99 in digits or in Chinese: `28`, `二十八`. */
export const SMALL_NUMBER = '(?:\\d{1,2}|[〇零○一二三四五六七八九十]{1,3})';

/** Matches, as part of a pattern, a year in digits or in Chinese: `2025`, `二〇二五`. */
export const YEAR_NUMBER = '(?:\\d{4}|[〇零○一二三四五六七八九]{4})';

/** Parses a number in ASCII digits or in Chinese, digit by digit (二〇二五) or with 十 and 百 (二十八); NaN when it is none. */
export function parseNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/[零○]/g, '〇').replaceAll('两', '二');
  const [, hundreds, rest = plain] = /^(.?)百〇?(.*)$/.exec(plain) ?? [];
  if (hundreds !== undefined) return 100 * (digitOf(hundreds) || 1) + (rest === '' ? 0 : parseNumeral(rest));
  const [, tens, unit = ''] = /^(.?)十(.?)$/.exec(plain) ?? [];
  if (tens !== undefined) {
    return 10 * (tens === '' ? 1 : digitOf(tens)) + (unit === '' ? 0 : digitOf(unit));
  }
  return plain === '' ? Number.NaN : Number([...plain].map(digitOf).join(''));
}

function digitOf(character: string): number {
  const digit = DIGITS.indexOf(character);
  return character === '' || digit === -1 ? Number.NaN : digit;
}
