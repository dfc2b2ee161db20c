import { chineseDay } from '#lib/model/date';
import type { DisclosureWindow } from '#lib/model/notice';

/** A disclosure window in words: its first and last day, or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  return window === null ? '没有公示期' : `${chineseDay(window.opens)}至${chineseDay(window.closes)}`;
}
