import { normalizeDigits } from '#lib/content/language/half-width';
import type { WrittenPhone } from '#lib/content/language/phones-in-text';

const SHORT = /^\d{3}$/;

/** What makes digits a number of something: a word before them, and a unit after them, `110件`, `第120号`, `超过122`. */
const AMOUNT_BEFORE = '第共计约近达至超过余';
const AMOUNT_AFTER =
  '[多余]?(?:号(?!码)|人(?!工)|公(?:里|斤|顷|分)|平方|千[克米瓦伏]|[年月日天时分秒个项条件次名户家元万亿吨米只套处起篇份册页栋幢室楼层路亩例批辆座宗%‰])';

/**
 * Finds telephone numbers of three digits in a text, such as 119: only those given, whole, in any width, and no amounts.
 * @param phones the numbers that a notice lists, of any length.
 */
export function shortPhonesIn(
  text: string,
  phones: readonly string[],
): Pick<WrittenPhone, 'index' | 'raw'>[] {
  const short = phones.filter(isShortPhone);
  if (short.length === 0) return [];
  const wanted = new RegExp(
    `(?<![A-Za-z\\d]|\\d[-.:/,]|[${AMOUNT_BEFORE}]\\s?)(?:${short.join('|')})(?![A-Za-z\\d@]|[-.:/,]\\d|\\s?${AMOUNT_AFTER})`,
    'g',
  );
  return Array.from(normalizeDigits(text).matchAll(wanted), ({ 0: { length }, index }) => ({
    index,
    raw: text.slice(index, index + length),
  }));
}

/** Whether a telephone number has three digits, as 110 has: in a text, such digits are mostly something else. */
export function isShortPhone(number: string): boolean {
  return SHORT.test(number);
}
