import { z } from 'zod';
import { chineseDay } from '#lib/model/date';
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

/** Formats a disclosure window in Chinese: its first and last day, or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  return window === null ? '没有公示期' : `${chineseDay(window.opens)}至${chineseDay(window.closes)}`;
}
