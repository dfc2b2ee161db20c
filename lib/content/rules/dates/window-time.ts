import { passagesOf } from '#lib/content/language/passages';
import { type StatedDay, windowStatements } from '#lib/content/language/window-statement';
import type { Rule } from '#lib/content/rule';
import { keyOfPeriod, statedPeriodIndex } from '#lib/content/rules/dates/window-in-text';
import { suggestDate } from '#lib/content/schema/date-suggestion';
import { isDay } from '#lib/model/date';
import { endInWords, firstDayOf, lastDayOf, periodsOf, type WindowPeriod } from '#lib/model/window';

/** The first and the last moment of a day. */
const WHOLE_DAY = {
  opens: /^(?:凌晨|早上?|上午)?0{1,2}(?::00(?::00)?|[时点]整?(?:0{1,2}分)?)$/,
  closes:
    /^(?:晚上?)?(?:24(?::00(?::00)?|[时点]整?(?:0{1,2}分)?)|23(?::59(?::59)?|[时点]59分)|12(?::00|[时点]整?))$/,
} as const;

/**
 * Warns of a time of day at which the text has the disclosure window begin or end where that of `notice.md` begins or ends
 * at another: on whole days, feedback is taken from 00:00 to 24:00.
 */
export const windowTime: Rule = {
  name: 'window-time',
  *check(source) {
    const { notice, contact } = source;
    const window = notice?.meta.window;
    if (!window) return;
    for (const { file, text, placeOf } of passagesOf(source)) {
      if (file !== notice && file !== contact) continue;
      for (const statement of windowStatements(text)) {
        if (statement.isBare || (file === notice && !statement.isNamed)) continue;
        const index = statedPeriodIndex(statement, window);
        const period = periodsOf(window)[index] ?? window;
        for (const end of ['opens', 'closes'] as const) {
          const date = statement[end];
          const expected = date && otherTime(date, period, end, keyOfPeriod(index, end));
          if (date === null || expected === null) continue;
          yield {
            place: placeOf(date.index),
            severity: 'warning',
            reason: '正文写了公示期开始或者截止的时刻，与页面不同',
            found: `${date.raw}${date.clock}`,
            expected: `${expected}；正文说的是别的，可以保留`,
          };
        }
      }
    }
  },
};

/** What the page does, where the text states another time of day; null where it states none, or the same. */
function otherTime(
  date: StatedDay,
  period: WindowPeriod,
  end: 'opens' | 'closes',
  key: string,
): string | null {
  const clock = date.clock?.replace(/\s/g, '').replace(/：/g, ':') ?? null;
  if (clock === null) return null;
  const day = end === 'opens' ? firstDayOf(period) : lastDayOf(period);
  const stated = suggestDate(`${date.day ?? day} ${clock}`, 'moment');
  if (isDay(period[end])) {
    if (WHOLE_DAY[end].test(clock)) return null;
    const way = stated ? `；要照正文的时刻，${key} 写成 ${stated}` : '';
    return `页面从第一天0时到最后一天24时都收意见${way}`;
  }
  const isSame = stated?.slice('YYYY-MM-DD'.length) === period[end].slice('YYYY-MM-DD'.length);
  if (isSame) return null;
  return `${end === 'opens' ? '页面开始收意见' : '页面截止'}的时刻是${endInWords(period[end])}；如果正文是对的，就改正 ${key}`;
}
