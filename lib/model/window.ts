import { z } from 'zod';
import { chineseDay } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { day } from '#lib/model/values';

/** The inclusive dates, in Beijing, between which feedback is taken. */
export const windowSchema = z.strictObject({
  /** First day of the disclosure window. */
  opens: day.meta({ example: '2024-11-01', description: '公示期的第一天，格式为 YYYY-MM-DD' }),
  /** Last day of the disclosure window: it counts whole. */
  closes: day.meta({
    example: '2025-02-28',
    description: '公示期的最后一天，格式为 YYYY-MM-DD，当天24时结束',
  }),
});

export type DisclosureWindow = DeepReadonly<z.output<typeof windowSchema>>;

/** A disclosure window in words: its first and last day, or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  return window === null ? '没有公示期' : `${chineseDay(window.opens)}至${chineseDay(window.closes)}`;
}
