import { passagesOf } from '#lib/content/language/passages';
import { windowStatements } from '#lib/content/language/window-statement';
import type { Rule } from '#lib/content/rule';

/** The first and the last moment of a day. */
const WHOLE_DAY = {
  opens: /^(?:凌晨|早上?|上午)?0{1,2}(?::00(?::00)?|[时点]整?(?:0{1,2}分)?)$/,
  closes:
    /^(?:晚上?)?(?:24(?::00(?::00)?|[时点]整?(?:0{1,2}分)?)|23(?::59(?::59)?|[时点]59分)|12(?::00|[时点]整?))$/,
} as const;

/** Warns of a time of day at which the text has the disclosure window begin or end: the page takes feedback for whole days. */
export const windowTime: Rule = {
  name: 'window-time',
  *check(source) {
    const { notice, contact } = source;
    if (!notice?.meta.window) return;
    for (const { file, text, placeOf } of passagesOf(source)) {
      if (file !== notice && file !== contact) continue;
      for (const statement of windowStatements(text)) {
        if (statement.isBare || (file === notice && !statement.isNamed)) continue;
        for (const end of ['opens', 'closes'] as const) {
          const date = statement[end];
          const clock = date?.clock?.replace(/\s/g, '').replace(/：/g, ':') ?? null;
          if (date === null || clock === null || WHOLE_DAY[end].test(clock)) continue;
          yield {
            place: placeOf(date.index),
            severity: 'warning',
            reason: '正文写了公示期开始或者截止的时刻，与页面不同',
            found: `${date.raw}${date.clock}`,
            expected: '页面从第一天0时到最后一天24时都收意见；正文说的是别的，可以保留',
          };
        }
      }
    }
  },
};
