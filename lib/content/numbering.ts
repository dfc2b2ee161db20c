const CHINESE_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** The numbering styles that a part may name for its levels; `无` leaves a level without numbers. */
export const NUMBERING_STYLES = [
  '一、',
  '（一）',
  '(一)',
  '1.',
  '1、',
  '（1）',
  '(1)',
  '①',
  '一是',
  '无',
] as const;

/** A style of numbers before headings. */
export type NumberingStyle = (typeof NUMBERING_STYLES)[number];

/** Formats an integer from 1 to 99 in Chinese numerals: 11 is `十一`. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const unit = CHINESE_DIGITS[value % 10] ?? '';
  if (tens === 0) return unit;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${unit}`;
}

/** Formats the number of the `ordinal`-th heading (from 1) in `style`; empty for `无`. */
export function formatNumber(style: NumberingStyle, ordinal: number): string {
  if (style === '无') return '';
  if (style === '①') return ordinal <= 20 ? String.fromCodePoint(0x2460 + ordinal - 1) : `（${ordinal}）`;
  return style.includes('一')
    ? style.replace('一', chineseNumeral(ordinal))
    : style.replace('1', String(ordinal));
}
