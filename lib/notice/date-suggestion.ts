import { isDay, isMoment } from '#lib/notice/date';

/**
 * What the author of a misshapen date probably meant, as `YYYY-MM-DD` or, where a moment is wanted, as
 * `YYYY-MM-DDTHH:MM+08:00`; null when it cannot be told or the day does not exist.
 */
export function suggestDate(text: string, wanted: 'day' | 'moment'): string | null {
  const day = dayIn(text);
  if (day === null) return null;
  if (wanted === 'day') return day;
  const [, hour = '00', minute = '00'] = /[T\s日](\d{1,2})[:：时](\d{2})/.exec(text) ?? [];
  const moment = `${day}T${hour.padStart(2, '0')}:${minute}+08:00`;
  return isMoment(moment) ? moment : null;
}

function dayIn(text: string): string | null {
  const match =
    /^\s*(?<year>\d{4})\s*[-/.年－—]\s*(?<month>\d{1,2})\s*[-/.月－—]\s*(?<day>\d{1,2})/.exec(text) ??
    /^\s*(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})/.exec(text) ??
    /^\s*(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\s*$/.exec(text);
  if (!match?.groups) return null;
  const { year = '', month = '', day = '' } = match.groups;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}
