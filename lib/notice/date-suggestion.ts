import { isDay, isMoment, minuteOf } from '#lib/notice/date';
import { plainDigits } from '#lib/notice/half-width';

const OTHER_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * What the author of a misshapen date probably meant, as `YYYY-MM-DD` or, where a moment is wanted, as
 * `YYYY-MM-DDTHH:MM+08:00`; null when it cannot be told or the day does not exist. A moment in another zone
 * becomes the same moment in Beijing.
 */
export function suggestDate(text: string, wanted: 'day' | 'moment'): string | null {
  const plain = plainDigits(text);
  const day = dayIn(plain);
  if (day === null) return null;
  if (wanted === 'day') return day;
  if (OTHER_ZONE.test(plain) && !plain.endsWith('+0800')) {
    const instant = Date.parse(plain.replace(/(\d{2})(\d{2})$/, '$1:$2').toUpperCase());
    if (!Number.isNaN(instant)) return `${minuteOf(instant).replace(' ', 'T')}+08:00`;
  }
  const [, hour = '00', minute = '00'] = /[Tt\s日](\d{1,2})[:时](\d{2})/.exec(plain) ?? [];
  const moment = `${day}T${hour.padStart(2, '0')}:${minute}+08:00`;
  return isMoment(moment) ? moment : null;
}

/** Why a date of the right form does not exist, such as `2025年2月只有28天`; null if the form is the mistake. */
export function impossibleDate(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(text) ?? [];
  if (year === '' || isDay(`${year}-${month}-${day}`)) return null;
  if (Number(month) < 1 || Number(month) > 12) return '月份是 01 到 12';
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) === 0 ? '日期从 01 起' : `${Number(year)}年${Number(month)}月只有${last}天`;
}

function dayIn(text: string): string | null {
  const match =
    /^\s*(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})(?!\d)/.exec(text) ??
    /^\s*(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})(?!\d)/.exec(text) ??
    /^\s*(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/.exec(text);
  if (!match?.groups) return null;
  const { year = '', month = '', day = '' } = match.groups;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}
