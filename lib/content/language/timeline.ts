import { datesIn, dayFrom, type WrittenDate } from '#lib/content/language/dates-in-text';
import { bodyOf, itemPassages, type Passage } from '#lib/content/language/passages';
import { windowStatements } from '#lib/content/language/window-statement';
import type { NoticeSource } from '#lib/content/source';
import { chineseDay, isDay } from '#lib/model/date';

/** A date of a notice's text that lies outside the time of which the notice can tell. */
export interface DateOutside {
  passage: Passage;
  index: number;
  /** As it was written, with the year that was assumed. */
  words: string;
}

/** The span of a notice: findings delivered (the last full date of the opening), and signed. `YYYY-MM-DD`. */
export interface Timeline {
  delivered: string | null;
  signed: string | null;
}

/** So far back a date without a year is looked for when the opening names no date. */
const USUAL_MONTHS = 6;
const DEADLINE = /^[\s\0]*(?:前|之前|以前|止|底)/;

/** What a notice says of its own time. */
export function timelineOf({ notice }: NoticeSource): Timeline {
  const date = notice?.written(['signature', 'date']) ?? '';
  const signed = isDay(date) ? date : null;
  const days = datesIn(notice?.prose ?? '').flatMap(({ year, yearBefore, month, day }) => {
    const known = year ?? yearBefore;
    return (known && dayFrom(known, month, day)) || [];
  });
  return { signed, delivered: days.findLast((day) => signed === null || day <= signed) ?? null };
}

/** Dates in a notice's opening, introductions and items that are later than its signature. Deadlines are not meant. */
export function datesAfter(source: NoticeSource): DateOutside[] {
  const { delivered, signed } = timelineOf(source);
  if (signed === null) return [];
  const opening = source.notice ? [bodyOf(source.notice)] : [];
  return datesOf([...opening, ...itemPassages(source)]).flatMap(({ passage, date }) => {
    const rest = passage.text.slice(date.index + date.words.length);
    if (DEADLINE.test(rest) || insideWindow(passage.text, date.index)) return [];
    const day = resolved(date, delivered ?? monthsBefore(signed), signed);
    return day !== null && day > signed ? [{ passage, index: date.index, words: spelt(date, day) }] : [];
  });
}

/** Dates in a notice's items that are earlier than the day on which the findings were delivered. */
export function datesBefore(source: NoticeSource): DateOutside[] {
  const { delivered, signed } = timelineOf(source);
  if (delivered === null) return [];
  return datesOf(itemPassages(source)).flatMap(({ passage, date }) => {
    const day = resolved(date, delivered, signed ?? `${delivered.slice(0, 4)}-12-31`);
    return day !== null && day < delivered ? [{ passage, index: date.index, words: spelt(date, day) }] : [];
  });
}

/** The day that a date of a notice's text begins with, its year assumed where it has none; null if there is none. */
export function dayMeant(source: NoticeSource, words: string): string | null {
  const [date] = datesIn(words);
  const { delivered, signed } = timelineOf(source);
  if (!date || (date.year === null && signed === null)) return null;
  const to = signed ?? '';
  return resolved(date, delivered ?? monthsBefore(to), to);
}

/** The dates of each text, together. */
export function byPassage(dates: readonly DateOutside[]): DateOutside[][] {
  const groups = new Map<Passage, DateOutside[]>();
  for (const date of dates) groups.set(date.passage, [...(groups.get(date.passage) ?? []), date]);
  return [...groups.values()];
}

function datesOf(passages: readonly Passage[]): { passage: Passage; date: WrittenDate }[] {
  return passages.flatMap((passage) => datesIn(passage.text).map((date) => ({ passage, date })));
}

/** The day meant: without a year, one between `from` and `to` if there is one, else that of the year of `to`. */
function resolved({ year, yearBefore, month, day }: WrittenDate, from: string, to: string): string | null {
  const known = year ?? yearBefore;
  if (known !== null) return dayFrom(known, month, day);
  const last = Number(to.slice(0, 4));
  for (let candidate = last; candidate >= Number(from.slice(0, 4)); candidate -= 1) {
    const date = dayFrom(candidate, month, day);
    if (date !== null && date >= from && date <= to) return date;
  }
  return dayFrom(last, month, day);
}

function spelt({ words, year }: WrittenDate, day: string): string {
  return year === null ? `${words}（没有写年份，看作${chineseDay(day)}）` : words;
}

function monthsBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - USUAL_MONTHS);
  return date.toISOString().slice(0, 10);
}

function insideWindow(text: string, index: number): boolean {
  return windowStatements(text).some(({ start, end }) => index >= start && index < end);
}
