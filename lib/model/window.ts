import * as z from 'zod';
import type { Instant } from '#lib/clock';
import {
  chineseDay,
  chineseMinute,
  chineseWeekday,
  dayOf,
  endOfDay,
  instantOf,
  isDay,
  isMoment,
  isPlausibleDate,
  minuteOf,
  startOfDay,
} from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { line, WRONG_YEAR } from '#lib/model/values';

const MINUTE = 60_000;

/** Matches an end that is written to the minute, and not to the second. */
const TO_THE_MINUTE = /T\d{2}:\d{2}\+/;

/** A day, or a minute of it, at which a window begins or ends; `hour` is the example of one. */
const endOfWindow = (hour: string) =>
  line
    .refine((text) => isDay(text) || (isMoment(text) && TO_THE_MINUTE.test(text)), {
      error: ({ input }) =>
        /[:：时点T]/.test(String(input))
          ? `应为实际存在的日期，写成 年-月-日，例如 2024-11-01；写到时刻的，写成 ${hour}；当天0时开始、24时结束的，只写日期`
          : '应为实际存在的日期，写成 年-月-日，例如 2024-11-01',
    })
    .refine(isPlausibleDate, WRONG_YEAR);

/** Of `23:59` and `00:00` nobody can tell whether the minute, or which day, was meant: a day alone says it. */
const isPlainClosing = (text: string) => !/T(?:00:00|23:59)/.test(text);

/** Longest name of a period, in characters. */
const NAME_LIMIT = 20;

/**
 * When feedback is accepted without a break, in Beijing: from the first day to the last, both included, or from one minute
 * up to, not including, another, written `2024-11-01T08:30+08:00`.
 */
export const windowPeriodSchema = z.strictObject({
  /** First day of the disclosure window, or the minute at which it opens. */
  opens: endOfWindow('2024-11-01T08:30+08:00')
    .refine((text) => !text.includes('T00:00'), '应为日期：从当天0时开始的，只写日期，例如 2024-11-01')
    .meta({
      kind: 'window-opens',
      example: '2024-11-01',
      description:
        '公示期的第一天，格式为 YYYY-MM-DD，当天0时开始；从某一时刻开始的，格式为 YYYY-MM-DDTHH:MM+08:00',
    }),
  /** Last day of the disclosure window, up to its end, or the minute at which it closes. */
  closes: endOfWindow('2025-02-28T17:30+08:00')
    .refine(
      isPlainClosing,
      '应为日期：到当天24时结束的，只写日期，例如 2025-02-28；0时结束的，写前一天的日期',
    )
    .meta({
      kind: 'window-closes',
      example: '2025-02-28',
      description:
        '公示期的最后一天，格式为 YYYY-MM-DD，当天24时结束；到某一时刻结束的，格式为 YYYY-MM-DDTHH:MM+08:00',
    }),
  /** What the period is for, where a notice has several. */
  name: line
    .max(NAME_LIMIT, `应为不超过 ${NAME_LIMIT} 个字的名称`)
    .meta({ example: '征求意见', description: '这一次公示的名称；没有时没有这一项' })
    .optional(),
});

/** The disclosure window of a notice: its first period, and those that follow it, in their order and without overlap. */
export const windowSchema = windowPeriodSchema.extend({
  further: z
    .array(
      windowPeriodSchema,
      '应为列表，后面的每一次公示写一项，每一项的第一行以“- ”开头，例如“- opens: 2025-07-01”',
    )
    .optional()
    .describe('后面的各次公示，按先后次序；只有一次公示时没有这一项'),
});

export type WindowPeriod = DeepReadonly<z.output<typeof windowPeriodSchema>>;
export type DisclosureWindow = DeepReadonly<z.output<typeof windowSchema>>;

/** The periods of a disclosure window in their order: most windows have one. */
export function periodsOf({ further = [], ...first }: DisclosureWindow): WindowPeriod[] {
  return [first, ...further];
}

/**
 * The position among `periodsOf` of the period that `instant` lies in; between two, of the next one; after all, of the last.
 */
export function periodIndexAt(window: DisclosureWindow, instant: Instant): number {
  const periods = periodsOf(window);
  const index = periods.findIndex((period) => instant < windowEnd(period));
  return index === -1 ? periods.length - 1 : index;
}

/** The period that `instant` lies in, the next one, or the last one: whichever of these there is first. */
export function periodAt(window: DisclosureWindow, instant: Instant): WindowPeriod {
  return periodsOf(window)[periodIndexAt(window, instant)] ?? window;
}

/** The last period of a disclosure window. */
export function lastPeriodOf(window: DisclosureWindow): WindowPeriod {
  return periodsOf(window).at(-1) ?? window;
}

/** The first instant of a disclosure window: 00:00 of its first day, or the minute at which it opens. */
export function windowStart({ opens }: DisclosureWindow): Instant {
  return isDay(opens) ? startOfDay(opens) : instantOf(opens);
}

/** The first instant after the last period of a window: 00:00 of the day after its last one, or the minute at which it closes. */
export function windowEnd(window: DisclosureWindow): Instant {
  const { closes } = lastPeriodOf(window);
  return isDay(closes) ? endOfDay(closes) : instantOf(closes);
}

/** The first day of a disclosure window, `YYYY-MM-DD`. */
export function firstDayOf(window: DisclosureWindow): string {
  return dayOf(windowStart(window));
}

/** The last day on which feedback is taken, `YYYY-MM-DD`. */
export function lastDayOf(window: DisclosureWindow): string {
  return dayOf(windowEnd(window) - 1);
}

/** Whether every period of a window opens before it closes, and none before the one before it has closed. */
export function isWindowInOrder(window: DisclosureWindow): boolean {
  const edges = periodsOf(window).flatMap((period) => [windowStart(period), windowEnd(period)]);
  return edges.every((edge, index) => {
    const before = edges[index - 1] ?? Number.NEGATIVE_INFINITY;
    return index % 2 === 0 ? before <= edge : before < edge;
  });
}

/** The minute that is told as the closing: the last one of a last day (23:59), or the minute at which a window closes. */
export function closingMinute(window: DisclosureWindow): Instant {
  return isDay(lastPeriodOf(window).closes) ? windowEnd(window) - MINUTE : windowEnd(window);
}

/** Says until when feedback is taken, so that nobody can misread it: the last minute, its weekday, the time zone. */
export function closingInWords(window: DisclosureWindow): string {
  return `意见反馈截止时间：${chineseMinute(closingMinute(window))}`;
}

/** Says when feedback opens: the day, its weekday, the hour, the time zone. */
export function openingInWords({ opens }: DisclosureWindow): string {
  const words = isDay(opens)
    ? `${chineseDay(opens)}（${chineseWeekday(opens)}）0:00（北京时间）`
    : chineseMinute(instantOf(opens));
  return `意见反馈将于${words}开始`;
}

/** Says on which day, or at which minute, a disclosure window closed. */
export function closedInWords(window: DisclosureWindow): string {
  return `公示期已于${endInWords(lastPeriodOf(window).closes)}结束`;
}

/** Says when the period at `index` opens, and of a later one when the one before it closed. */
export function nextOpeningInWords(window: DisclosureWindow, index: number): string {
  const periods = periodsOf(window);
  const opening = openingInWords(periods[index] ?? window);
  const before = periods[index - 1];
  return before ? `${closedInWords(before)}，下一次${opening}` : opening;
}

/** Formats a disclosure window in Chinese: first and last day, or minute, and name of each period; or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  if (window === null) return '没有公示期';
  const words = periodsOf(window).map(
    ({ opens, closes, name }) => `${endInWords(opens)}至${endInWords(closes)}${name ? `（${name}）` : ''}`,
  );
  return words.join('；');
}

/** Formats an end of a window as it is written, a day or a minute: `2025年2月28日`, `2025年2月28日 17:30`. */
export function endInWords(end: string): string {
  if (isDay(end)) return chineseDay(end);
  const instant = instantOf(end);
  return `${chineseDay(dayOf(instant))} ${minuteOf(instant).slice(-5)}`;
}
