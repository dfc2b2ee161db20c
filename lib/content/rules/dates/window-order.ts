import type { Rule } from '#lib/content/rule';
import { type KeyPath, lineOf } from '#lib/content/source';
import { isDay } from '#lib/model/date';
import {
  type DisclosureWindow,
  endInWords,
  periodsOf,
  type WindowPeriod,
  windowEnd,
  windowStart,
} from '#lib/model/window';

/** The path of a period's keys in `notice.md`; the first one's stand in `window` itself. */
export function periodPath(index: number): KeyPath {
  return index === 0 ? ['window'] : ['window', 'further', index - 1];
}

/** No period of a disclosure window closes before it opens, nor opens before the one before it has closed. */
export const windowOrder: Rule = {
  name: 'window-order',
  *check({ notice }) {
    if (!notice?.meta.window) return;
    for (const { index, key, ...problem } of disorderOf(notice.meta.window)) {
      const place = notice.valuePlace([...periodPath(index), key]);
      yield { place, found: lineOf(notice, place.line).trim(), ...problem };
    }
  },
};

interface Disorder {
  index: number;
  key: keyof WindowPeriod;
  reason: string;
  expected: string;
}

function* disorderOf(window: DisclosureWindow): Generator<Disorder> {
  let before: WindowPeriod | null = null;
  for (const [index, period] of periodsOf(window).entries()) {
    const { opens, closes } = period;
    if (windowStart(period) >= windowEnd(period)) {
      const later =
        isDay(opens) && isDay(closes) ? `不早于 opens（${opens}）的日期` : `晚于 opens（${opens}）的时间`;
      yield {
        index,
        key: 'closes',
        reason: '公示期在开始之前就结束了',
        expected: `${later}；也可能是两个日期写反了`,
      };
    } else if (before && windowStart(period) < windowEnd(before)) {
      yield {
        index,
        key: 'opens',
        reason: '这一次公示在前一次结束以前就开始了',
        expected: `在前一次（${endInWords(before.opens)}至${endInWords(before.closes)}）结束以后；各次公示按先后次序写，不重叠`,
      };
    }
    before = period;
  }
}
