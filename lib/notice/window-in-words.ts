import { chineseDay } from '#lib/notice/date';
import type { DisclosureWindow } from '#lib/notice/schema';

/** A disclosure window in words: its first and last day, or that there is none. */
export function windowInWords(window: DisclosureWindow | null): string {
  return window === null ? '没有公示期' : `${chineseDay(window.opens)}至${chineseDay(window.closes)}`;
}
