import type { Instant } from '#lib/clock';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?\+08:00$/;
const MILLISECONDS_A_DAY = 86_400_000;
const BEIJING_OFFSET = 8 * 3_600_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (!year || !month || !day) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Whether `text` is a moment that exists, written `YYYY-MM-DDTHH:MM+08:00` (seconds optional). */
export function isMoment(text: string): boolean {
  const [, day, hour, minute, second] = MOMENT.exec(text) ?? [];
  return (
    day !== undefined && isDay(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) < 60
  );
}

/** Whether a day or moment is between 2000 and 2099. Any other year is most likely a typing error. */
export function isPlausibleDate(text: string): boolean {
  return /^20\d{2}-/.test(text);
}

/** The first instant of `day` (`YYYY-MM-DD`) in Beijing (fixed +08:00, whatever the machine's zone). */
export function startOfDay(day: string): Instant {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** The first instant after `day` (`YYYY-MM-DD`) in Beijing: the exclusive end of an inclusive date. */
export function endOfDay(day: string): Instant {
  return startOfDay(day) + MILLISECONDS_A_DAY;
}

/** Parses a moment with its offset, such as `2024-11-01T00:00+08:00`. */
export function instantOf(moment: string): Instant {
  return Date.parse(moment);
}

/** The Beijing day of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Instant): string {
  return new Date(instant + BEIJING_OFFSET).toISOString().slice(0, 10);
}

/** The Beijing wall clock of an instant, `YYYY-MM-DD HH:MM`: the form that `PubDate` asks for. */
export function minuteOf(instant: Instant): string {
  return new Date(instant + BEIJING_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}

/** The Beijing wall clock of an instant to the second, with its offset (RFC 3339): `YYYY-MM-DDTHH:MM:SS+08:00`. */
export function momentOf(instant: Instant): string {
  return `${new Date(instant + BEIJING_OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** The Beijing minute of an instant as staff write moments: `YYYY-MM-DDTHH:MM+08:00`. */
export function minuteMomentOf(instant: Instant): string {
  return `${minuteOf(instant).replace(' ', 'T')}+08:00`;
}

/** The Beijing hour of an instant, `YYYY-MM-DDTHH`. */
export function hourOf(instant: Instant): string {
  return new Date(instant + BEIJING_OFFSET).toISOString().slice(0, 13);
}

/** The day before `day`, both `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return dayOf(startOfDay(day) - 1);
}

/** The day after `day`, both `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return dayOf(endOfDay(day));
}

/** The day some days after `day`, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return dayOf(startOfDay(day) + days * MILLISECONDS_A_DAY);
}

/** The number of days from one day to another, both `YYYY-MM-DD`; 1 for the next day. */
export function daysBetween(from: string, to: string): number {
  return (startOfDay(to) - startOfDay(from)) / MILLISECONDS_A_DAY;
}

/** Formats a day as official documents do, in Arabic numerals without leading zeros (GB/T 9704-2012, 7.3.5.4): `2025年2月28日`. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Returns the weekday of a day: `星期五`. */
export function chineseWeekday(day: string): string {
  return `星期${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;
}

/** Formats the minute of an instant with its weekday and time zone: `2025年2月28日（星期五）17:30（北京时间）`. */
export function chineseMinute(instant: Instant): string {
  const day = dayOf(instant);
  return `${chineseDay(day)}（${chineseWeekday(day)}）${minuteOf(instant).slice(-5)}（北京时间）`;
}
