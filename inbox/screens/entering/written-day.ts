import { isDay } from '#lib/model/date';

/** A day as people write it: `2025-01-15`, `2025/1/15`, `2025.1.15`, `2025年1月15日`. */
const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/** The day that somebody wrote, `YYYY-MM-DD`; null for what is none. */
export function writtenDay(text: string): string | null {
  const [, year, month = '', day = ''] = WRITTEN.exec(text.normalize('NFKC').trim()) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : null;
}
