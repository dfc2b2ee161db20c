import { toHalfWidth } from '#lib/content/language/half-width';
import { matchRanges, type TextRange } from '#lib/content/language/spans';
import { memoizedByText } from '#lib/content/memoize';
import { isDay } from '#lib/model/date';

/** A date in a text: `2024年6月27日`, `6月27日`. */
export interface WrittenDate {
  /** The index of its beginning. */
  index: number;
  /** The date as written. */
  raw: string;
  /** Its year; null for a date without one. */
  year: number | null;
  /** The year of the closest earlier date in the same text, for a date without one. */
  yearBefore: number | null;
  month: number;
  day: number;
}

const BLANK = '[\\s\\0]*';
const DATE = new RegExp(
  `(?<![\\d.])(?:(\\d{4})${BLANK}年${BLANK})?(?<![\\d.])(\\d{1,2})${BLANK}月(?:${BLANK}(\\d{1,2})${BLANK}日)?`,
  'g',
);

/** Finds the dates in `text`, in order; full-width digits and blanks round digits are accepted. Memoized. */
export const datesIn = memoizedByText(findDates);

function findDates(text: string): readonly WrittenDate[] {
  if (!text.includes('月')) return [];
  const dates: WrittenDate[] = [];
  let yearBefore: number | null = null;
  for (const match of toHalfWidth(text).matchAll(DATE)) {
    const [{ length }, year, month, day] = match;
    const words = text.slice(match.index, match.index + length);
    if (day) {
      dates.push({
        index: match.index,
        raw: words.replaceAll('\0', ''),
        year: year ? Number(year) : null,
        yearBefore,
        month: Number(month),
        day: Number(day),
      });
    }
    yearBefore = year ? Number(year) : yearBefore;
  }
  return dates;
}

/** Returns the ranges of the days and months in `text`, each with its year if it has one. */
export function dateRanges(text: string): TextRange[] {
  return text.includes('月') ? matchRanges(toHalfWidth(text), DATE) : [];
}

/** Formats a day as `YYYY-MM-DD`; null when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  const written = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(written) ? written : null;
}
