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
  '第一部分',
  '问题1',
  '问题一',
  '无',
] as const;

/** A style of numbers before headings. */
export type NumberingStyle = (typeof NUMBERING_STYLES)[number];

/** What stands between a number and the heading, in styles that end without a mark of their own. */
const BEHIND: Partial<Record<NumberingStyle, string>> = { 第一部分: '\u3000', 问题1: '：', 问题一: '：' };

/** Formats an integer from 1 to 999 in Chinese numerals: 11 is `十一`, 101 is `一百零一`, 110 is `一百一十`. */
export function chineseNumeral(value: number): string {
  if (value >= 100) {
    const rest = value % 100;
    const head = `${CHINESE_DIGITS[Math.floor(value / 100)]}百`;
    if (rest === 0) return head;
    return `${head}${rest < 10 ? '零' : rest < 20 ? '一' : ''}${chineseNumeral(rest)}`;
  }
  const tens = Math.floor(value / 10);
  const unit = CHINESE_DIGITS[value % 10] ?? '';
  if (tens === 0) return unit;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${unit}`;
}

/** Formats the number of the `ordinal`-th heading (from 1) in `style`; empty for `无`. */
export function formatNumber(style: NumberingStyle, ordinal: number): string {
  if (style === '无') return '';
  if (style === '①') return ordinal <= 20 ? String.fromCodePoint(0x2460 + ordinal - 1) : `（${ordinal}）`;
  const number = style.includes('一')
    ? style.replace('一', chineseNumeral(ordinal))
    : style.replace('1', String(ordinal));
  return number + (BEHIND[style] ?? '');
}
