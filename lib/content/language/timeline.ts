import { datesIn, isoDay, type WrittenDate } from '#lib/content/language/dates-in-text';
import { bodyPassage, itemPassages, type Passage } from '#lib/content/language/passages';
import { windowStatements } from '#lib/content/language/window-statement';
import { memoizedByObject } from '#lib/content/memoize';
import type { NoticeSource } from '#lib/content/source';
import { chineseDay, isDay } from '#lib/model/date';

/** A date in a notice's text that is earlier or later than the notice can report on. */
export interface OutlyingDate {
  passage: Passage;
  index: number;
  /** The date as written, and the assumed year if it has none. */
  raw: string;
}

/** The period a notice reports on, both `YYYY-MM-DD`: from delivery of the findings (the last full date of the opening) to the signature. */
export interface Timeline {
  delivered: string | null;
  signed: string | null;
}

/** How many months before the signature the period is assumed to begin when the opening has no date. */
const USUAL_MONTHS = 6;
const DEADLINE = /^[\s\0]*(?:前|之前|以前|止|底)/;

/** The period that a notice reports on. Memoized. */
export const timelineOf = memoizedByObject(({ notice }: NoticeSource): Timeline => {
  const date = notice?.textAt(['signature', 'date']) ?? '';
  const signed = isDay(date) ? date : null;
  const days = datesIn(notice?.prose ?? '').flatMap(({ year, yearBefore, month, day }) => {
    const known = year ?? yearBefore;
    return (known && isoDay(known, month, day)) || [];
  });
  return { signed, delivered: days.findLast((day) => signed === null || day <= signed) ?? null };
});

/** Finds dates in a notice's opening, introductions and items that are later than its signature, deadlines excepted. */
export function datesAfterSignature(source: NoticeSource): OutlyingDate[] {
  const { delivered, signed } = timelineOf(source);
  if (signed === null) return [];
  const opening = source.notice ? [bodyPassage(source.notice)] : [];
  return datesInPassages([...opening, ...itemPassages(source)]).flatMap(({ passage, date }) => {
    const day = resolveDate(date, delivered ?? monthsBefore(signed), signed);
    if (day === null || day <= signed) return [];
    const rest = passage.text.slice(date.index + date.raw.length);
    if (DEADLINE.test(rest) || insideWindow(passage.text, date.index)) return [];
    return [{ passage, index: date.index, raw: describeDate(date, day) }];
  });
}

/** Finds dates in a notice's items that are earlier than the delivery of the findings. */
export function datesBeforeDelivery(source: NoticeSource): OutlyingDate[] {
  const { delivered, signed } = timelineOf(source);
  if (delivered === null) return [];
  return datesInPassages(itemPassages(source)).flatMap(({ passage, date }) => {
    const day = resolveDate(date, delivered, signed ?? `${delivered.slice(0, 4)}-12-31`);
    return day !== null && day < delivered
      ? [{ passage, index: date.index, raw: describeDate(date, day) }]
      : [];
  });
}

/** Resolves the first date in `text` to a day, assuming its year from the notice where it has none; null if there is no date. */
export function resolveFirstDate(source: NoticeSource, text: string): string | null {
  const [date] = datesIn(text);
  const { delivered, signed } = timelineOf(source);
  if (!date || (date.year === null && signed === null)) return null;
  const to = signed ?? '';
  return resolveDate(date, delivered ?? monthsBefore(to), to);
}

/** Groups dates by the passage they are in. */
export function groupByPassage(dates: readonly OutlyingDate[]): OutlyingDate[][] {
  const groups = new Map<Passage, OutlyingDate[]>();
  for (const date of dates) groups.set(date.passage, [...(groups.get(date.passage) ?? []), date]);
  return [...groups.values()];
}

function datesInPassages(passages: readonly Passage[]): { passage: Passage; date: WrittenDate }[] {
  return passages.flatMap((passage) => datesIn(passage.text).map((date) => ({ passage, date })));
}

/** Resolves a date to a day. Without a year, it takes the latest one between `from` and `to`, else that in the year of `to`. */
function resolveDate({ year, yearBefore, month, day }: WrittenDate, from: string, to: string): string | null {
  const known = year ?? yearBefore;
  if (known !== null) return isoDay(known, month, day);
  const last = Number(to.slice(0, 4));
  for (let candidate = last; candidate >= Number(from.slice(0, 4)); candidate -= 1) {
    const date = isoDay(candidate, month, day);
    if (date !== null && date >= from && date <= to) return date;
  }
  return isoDay(last, month, day);
}

function describeDate({ raw, year }: WrittenDate, day: string): string {
  return year === null ? `${raw}（没有写年份，看作${chineseDay(day)}）` : raw;
}

function monthsBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - USUAL_MONTHS);
  return date.toISOString().slice(0, 10);
}

function insideWindow(text: string, index: number): boolean {
  return windowStatements(text).some(({ start, end, isBare }) => !isBare && index >= start && index < end);
}
