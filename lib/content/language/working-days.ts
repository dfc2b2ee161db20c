import { dayOf, daysBetween, endOfDay } from '#lib/model/date';
import type { Publisher } from '#lib/model/notice';
import { type DisclosureWindow, firstDayOf, lastDayOf } from '#lib/model/window';

/** The public holidays of some years, as `site.yaml` has them from the notices of the State Council's office. */
export type HolidayTables = NonNullable<Publisher['holidays']>;

/** The working days of a window, first and last day included. */
export interface WorkingDays {
  count: number;
  /** The years of the window that have no table: in them only weekends are left out. */
  unknownYears: readonly string[];
}

/** Counts the working days of a window: days from Monday to Friday but for holidays, and the days worked in exchange. */
export function workingDaysIn(window: DisclosureWindow, tables: HolidayTables): WorkingDays {
  const off = new Set(tables.flatMap((table) => table.off.flatMap(daysOfSpan)));
  const work = new Set(tables.flatMap((table) => table.work));
  const days = daysFrom(firstDayOf(window), lastDayOf(window));
  const known = new Set(tables.map(({ year }) => year));
  return {
    count: days.filter((day) => work.has(day) || (isWeekday(day) && !off.has(day))).length,
    unknownYears: [...new Set(days.map((day) => day.slice(0, 'YYYY'.length)))].filter(
      (year) => !known.has(year),
    ),
  };
}

/** The days of `2026-10-01至2026-10-07`, or the one day. */
function daysOfSpan(span: string): string[] {
  const [from = span, to = from] = span.split('至');
  return daysFrom(from, to);
}

function daysFrom(from: string, to: string): string[] {
  const days = [from];
  for (let left = daysBetween(from, to); left > 0; left -= 1) days.push(dayOf(endOfDay(days.at(-1) ?? from)));
  return days;
}

/** Whether a day, `YYYY-MM-DD`, is one from Monday to Friday. */
export function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
