import { normalizeDigits } from '#lib/content/language/half-width';
import { isDay, isMoment, isPlausibleDate, minuteMomentOf } from '#lib/model/date';

const OTHER_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

const CLOCK =
  /^(?:\([^()]*\)|星期[一二三四五六日])?[Tt,\s]*(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2}))?|\s*[时点]整?(?:\s*(?<spoken>\d{1,2})分?|(?<half>半))?)\s*(?:\+08:?00)?$/;
const MORNING = /凌晨|清晨|早|上午/;

/**
 * Suggests a correction for an invalid date, as `YYYY-MM-DD` or, for a moment, as `YYYY-MM-DDTHH:MM+08:00`; null when it
 * is ambiguous or the day does not exist. A moment in another zone is converted to Beijing time. A time that cannot be
 * parsed is never dropped: that would be too early.
 */
export function suggestDate(text: string, wanted: 'day' | 'moment'): string | null {
  const plain = normalizeDigits(text).trim();
  const found = parseDay(plain);
  if (found === null || wanted === 'day') return found?.day ?? null;
  if (OTHER_ZONE.test(plain) && (!/\+08:?00$/.test(plain) || plain.includes('T24:00'))) {
    const instant = Date.parse(plain.replace(/(\d{2})(\d{2})$/, '$1:$2').toUpperCase());
    if (!Number.isNaN(instant)) return minuteMomentOf(instant);
  }
  const clock = found.rest === '' ? '00:00' : parseTimeOfDay(found.rest);
  const moment = `${found.day}T${clock}+08:00`;
  return clock !== null && isMoment(moment) ? moment : null;
}

/**
 * Suggests a correction for an invalid end of a window: a day, or a moment where a time is written. The whole of a last day
 * is told by its day alone, and so is the beginning of a first day. Null when it is ambiguous, as the midnight at which a
 * window closes is.
 */
export function suggestWindowEnd(text: string, end: 'opens' | 'closes'): string | null {
  const day = suggestDate(text, 'day');
  const hasClock = day !== null && parseDay(normalizeDigits(text).trim())?.rest !== '';
  if (!hasClock) return day;
  if (end === 'closes' && /(?:24(?::00|[时点])|23:59)/.test(normalizeDigits(text))) return day;
  const minute = suggestDate(text, 'moment')?.replace(/(T\d{2}:\d{2}):00/, '$1') ?? null;
  if (minute !== null && !/T\d{2}:\d{2}\+/.test(minute)) return null;
  if (minute?.includes('T00:00')) return end === 'opens' ? minute.slice(0, 'YYYY-MM-DD'.length) : null;
  return minute;
}

/** Parses the time of day after a date: `HH:MM`, or `HH:MM:SS`; null when it cannot be parsed. */
function parseTimeOfDay(text: string): string | null {
  const { part = '', hour, minute, second, spoken, half } = CLOCK.exec(text)?.groups ?? {};
  const hours = hour === undefined ? null : hourOfDay(Number(hour), part);
  if (hours === null) return null;
  const minutes = minute ?? (half ? '30' : (spoken ?? '0'));
  return [String(hours), minutes, ...(second ? [second] : [])]
    .map((value) => value.padStart(2, '0'))
    .join(':');
}

/** Converts an hour in a `part` of the day to 0–23; null where the two contradict each other. */
function hourOfDay(hour: number, part: string): number | null {
  if (part === '') return hour;
  if (MORNING.test(part)) return hour < 12 ? hour : null;
  if (part === '中午') return [11, 12].includes(hour) ? hour : null;
  if (hour === 12) return part === '下午' ? hour : null;
  return hour > 0 && hour < 12 ? hour + 12 : hour || null;
}

/** Explains why a well-formed date does not exist, such as `2025年2月只有28天`; null if it exists or is not well-formed. */
export function impossibleDateReason(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(text) ?? [];
  if (year === '' || isDay(`${year}-${month}-${day}`)) return null;
  if (Number(month) < 1 || Number(month) > 12) return '月份是 01 到 12';
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) === 0 ? '日期从 01 起' : `${Number(year)}年${Number(month)}月只有${last}天`;
}

/** Parses the day at the beginning of a text, and returns the rest. `11/01/2024` is ambiguous and refused. */
function parseDay(text: string): { day: string; rest: string } | null {
  const match =
    /^(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})(?!\d)\s*日?/.exec(text) ??
    /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})(?!\d)/.exec(text) ??
    /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/.exec(text);
  if (!match?.groups) return null;
  const { year = '', month = '', day = '' } = match.groups;
  if (!text.startsWith(year) && Number(day) <= 12 && Number(day) !== Number(month)) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) && isPlausibleDate(written)
    ? { day: written, rest: text.slice(match[0].length).trim() }
    : null;
}
