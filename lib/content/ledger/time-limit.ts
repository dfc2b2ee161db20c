import { isoDay } from '#lib/content/language/dates-in-text';
import { toHalfWidth } from '#lib/content/language/half-width';
import { addDays } from '#lib/model/date';

/** A date in a time limit: as written, and its day (`YYYY-MM-DD`), a month's last; null when there is no such day. */
interface LimitDate {
  raw: string;
  day: string | null;
}

const CHINESE = /(?<!\d)(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月(?:\s*(?<day>\d{1,2})\s*[日号])?/g;
const NUMERIC =
  /(?<![\d.\-/])(?<year>(?:19|20)\d{2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d.\-/])/g;
/** Spreadsheets count days from here. */
const SPREADSHEET_EPOCH = '1899-12-30';

/** Finds the dates with a year in a time limit, in no particular order: `2025年6月底前`, `2025-06-30`, `2025/6/30`. */
export function datesOfLimit(text: string): LimitDate[] {
  const plain = toHalfWidth(text);
  return [...plain.matchAll(CHINESE), ...plain.matchAll(NUMERIC)].map(({ 0: words, index, groups = {} }) => {
    const raw = text.slice(index, index + words.length);
    const year = Number(groups.year);
    const month = Number(groups.month);
    return { raw, day: groups.day ? isoDay(year, month, Number(groups.day)) : lastDay(year, month) };
  });
}

/** The latest day that a time limit names, `YYYY-MM-DD`; null where it names none that exists. */
export function latestDayOfLimit(text: string): string | null {
  const days = datesOfLimit(text).flatMap(({ day }) => day ?? []);
  return days.sort().at(-1) ?? null;
}

function lastDay(year: number, month: number): string | null {
  return [31, 30, 29, 28].map((day) => isoDay(year, month, day)).find((day) => day !== null) ?? null;
}

/** Returns the day that a spreadsheet saved as a bare number (45688 is 2025-01-31); null for any other text. */
export function dayOfSerial(text: string): string | null {
  return /^[34]\d{4}$/.test(text) ? addDays(SPREADSHEET_EPOCH, Number(text)) : null;
}
