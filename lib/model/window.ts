import { z } from 'zod';
import type { Instant } from '#lib/clock';
import {
  chineseDay,
  chineseMinuteBefore,
  chineseWeekday,
  dayOf,
  endOfDay,
  startOfDay,
} from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { day } from '#lib/model/values';

/** The first and last day (inclusive, Beijing time) on which feedback is accepted. */
export const windowSchema = z.strictObject({
  /** First day of the disclosure window. */
  opens: day.meta({ example: '2024-11-01', description: '公示期的第一天，格式为 YYYY-MM-DD' }),
  /** Last day of the disclosure window, up to its end. */
  closes: day.meta({
    example: '2025-02-28',
    description: '公示期的最后一天，格式为 YYYY-MM-DD，当天24时结束',
  }),
});

export type DisclosureWindow = DeepReadonly<z.output<typeof windowSchema>>;

/** The first instant of a disclosure window: 00:00 of its first day. */
export function windowStart({ opens }: DisclosureWindow): Instant {
  return startOfDay(opens);
}

/** The first instant after a disclosure window: 00:00 of the day after its last one. */
export function windowEnd({ closes }: DisclosureWindow): Instant {
  return endOfDay(closes);
}

/** Says until when feedback is taken, so that nobody can misread it: the last minute, its weekday, the time zone. */
export function closingInWords(window: DisclosureWindow): string {
  return `意见反馈截止时间：${chineseMinuteBefore(windowEnd(window))}`;
}

/** Says when feedback opens: the day, its weekday, the hour, the time zone. */
export function openingInWords({ opens }: DisclosureWindow): string {
  return `意见反馈将于${chineseDay(opens)}（${chineseWeekday(opens)}）0:00（北京时间）开始`;
}

/** Says on which day a disclosure window closed. */
export function closedInWords(window: DisclosureWindow): string {
  return `公示期已于${chineseDay(dayOf(windowEnd(window) - 1))}结束`;
}

/** Formats a disclosure window in Chinese: its first and last day, or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  return window === null ? '没有公示期' : `${chineseDay(window.opens)}至${chineseDay(window.closes)}`;
}
