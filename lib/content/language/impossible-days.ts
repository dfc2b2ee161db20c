import { isoDay } from '#lib/content/language/dates-in-text';
import { normalizeDigits } from '#lib/content/language/half-width';
import { parseNumeral, SMALL_NUMBER, YEAR_NUMBER } from '#lib/content/language/numerals';

/** A day as it is written in a text, and where it begins. */
interface WrittenDay {
  index: number;
  raw: string;
}

const B = '[\\s\\0]*';
/** A year in which every day exists. */
const LEAP_YEAR = 2024;

// Looking back costs: a digit must be there first.
const IN_WORDS = new RegExp(
  `(?=[\\d〇零○一二三四五六七八九十])(?<![\\d.第〇一二三四五六七八九十百])(?:(?<year>${YEAR_NUMBER})${B}年${B})?(?<month>${SMALL_NUMBER})${B}月(?![龄薪])(?:${B}(?<day>${SMALL_NUMBER})${B}[日号])?`,
  'g',
);
/** Also those of a range: 2024.9.1-2024.9.31. */
const IN_DIGITS =
  /(?=\d)(?:(?<![\d.\-/A-Za-z])|(?<=\d{4}[-./]\d{1,2}[-./]\d{1,2}-))(?<year>(?:19|20)\d{2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d./A-Za-z]|-(?!(?:19|20)\d{2}[-./]))/g;
const DIGITS_SIGN = /\d{4}[-./]\d/;

/**
 * Finds the days and months that do not exist: `2月30日`, `13月`, `二〇二四年九月三十一日`, `2024.9.31`.
 */
export function impossibleDays(text: string): WrittenDay[] {
  const plain = normalizeDigits(text);
  const days = [
    ...(plain.includes('月') ? plain.matchAll(IN_WORDS) : []),
    ...(DIGITS_SIGN.test(plain) ? plain.matchAll(IN_DIGITS) : []),
  ];
  return days.filter(isImpossible).map((match) => writtenAt(text, match));
}

/** The words of a text at which a pattern matched it as `normalizeDigits` gives it. */
export function writtenAt(text: string, { index, 0: { length } }: RegExpExecArray): WrittenDay {
  return { index, raw: text.slice(index, index + length) };
}

/** 七八月: one or the other. */
const APPROXIMATE = /^[一二三四五六七八九]{2,}$/;

function isImpossible({ groups = {} }: RegExpMatchArray): boolean {
  if (APPROXIMATE.test(groups.month ?? '') || APPROXIMATE.test(groups.day ?? '')) return false;
  const year = groups.year === undefined ? LEAP_YEAR : parseNumeral(groups.year);
  const month = parseNumeral(groups.month ?? '');
  const day = groups.day === undefined ? 1 : parseNumeral(groups.day);
  return isoDay(year, month, day) === null;
}
