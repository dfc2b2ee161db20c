import { isoDay } from '#lib/content/language/dates-in-text';
import { normalizeDigits } from '#lib/content/language/half-width';
import { impossibleDays, writtenAt } from '#lib/content/language/impossible-days';
import { parseNumeral, SMALL_NUMBER, YEAR_NUMBER } from '#lib/content/language/numerals';
import { addDays } from '#lib/model/date';

/** Spreadsheets count days from here. */
const SPREADSHEET_EPOCH = '1899-12-30';

/** Days without marks between, which only a time limit has, and months behind a dot: 20240931, 2024.13. */
const BARE =
  /(?<![\d.])(?<year>(?:19|20)\d{2})(?:(?<month>\d{2})(?<day>\d{2})|\.(?<monthAlone>\d{2}))(?![\d.])/g;

/**
 * The dates in a time limit, in order: a year by itself, a year with a month in digits, and, of the year before them, months,
 * quarters and halves. Years of two digits stand before a month alone.
 */
const NAMED = new RegExp(
  [
    `(?<!\\d)(?<year>${YEAR_NUMBER}|\\d{2}(?=\\s*年\\s*\\d{1,2}\\s*月))\\s*年`,
    '(?<!\\d)(?<digits>(?:19|20)\\d{2})[-./](?<of>\\d{1,2})(?:[-./](?<at>\\d{1,2}))?(?!\\d)',
    '(?<!\\d)(?<packed>(?:19|20)\\d{2})(?<packedOf>\\d{2})(?<packedAt>\\d{2})(?!\\d)',
    `(?<month>${SMALL_NUMBER})\\s*月(?:\\s*(?<day>${SMALL_NUMBER})\\s*[日号])?`,
    '(?<quarter>[1-4一二三四])季度',
    '(?<half>上半年)',
  ].join('|'),
  'g',
);

/** Limits that begin with the day and have no end: 2023年9月起, 2023年以来. */
const OPEN_ENDED = /[年月日号\d](?:底|初|份|[上中下]旬)?(?:起|以来|开始|之?后|以后|至今)/;

/** Finds the days and months in a time limit that do not exist. */
export function impossibleInLimit(text: string): { raw: string }[] {
  const bare = [...normalizeDigits(text).matchAll(BARE)].filter(
    ({ groups: { year, month, monthAlone, day } = {} }) =>
      isoDay(Number(year), Number(month ?? monthAlone), Number(day ?? 1)) === null,
  );
  return [...impossibleDays(text), ...bare.map((match) => writtenAt(text, match))];
}

/**
 * Returns the latest day that a time limit names with its year, `YYYY-MM-DD`; of a month, a quarter or a year, its last:
 * `2025年6月底前`, `2025-06-30`, `2025.6`, `二〇二五年第二季度`, `2025年10月至12月`. Null where it names none that exists, or has no end.
 */
export function latestDayOfLimit(text: string): string | null {
  const plain = normalizeDigits(text);
  if (OPEN_ENDED.test(plain)) return null;
  const days: (string | null)[] = [];
  let year: number | null = null;
  let isWholeYear = false;
  for (const { groups = {} } of plain.matchAll(NAMED)) {
    const named: string | undefined = groups.year ?? groups.digits ?? groups.packed;
    if (named !== undefined) {
      if (isWholeYear) days.push(`${year}-12-31`);
      year = parseNumeral(named) + (named.length === 2 ? 2000 : 0);
      isWholeYear = groups.year !== undefined;
    }
    const [month, day] = monthOf(groups);
    if (year === null || month === null) continue;
    isWholeYear = false;
    days.push(day === null ? lastDay(year, month) : isoDay(year, month, day));
  }
  if (isWholeYear) days.push(`${year}-12-31`);
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** The month that a part of a time limit ends with, and the day in it; null for what it does not name. */
function monthOf(groups: Readonly<Record<string, string | undefined>>): [number | null, number | null] {
  if (groups.quarter !== undefined) return [parseNumeral(groups.quarter) * 3, null];
  if (groups.half !== undefined) return [6, null];
  const month = groups.month ?? groups.of ?? groups.packedOf;
  const day = groups.day ?? groups.at ?? groups.packedAt;
  return [month === undefined ? null : parseNumeral(month), day === undefined ? null : parseNumeral(day)];
}

function lastDay(year: number, month: number): string | null {
  return [31, 30, 29, 28].map((day) => isoDay(year, month, day)).find((day) => day !== null) ?? null;
}

/** Returns the day that a spreadsheet saved as a bare number (45688, or with a time 45688.5); null for any other text. */
export function dayOfSerial(text: string): string | null {
  const [, days] = /^([34]\d{4})(?:\.\d+)?$/.exec(text) ?? [];
  return days === undefined ? null : addDays(SPREADSHEET_EPOCH, Number(days));
}
