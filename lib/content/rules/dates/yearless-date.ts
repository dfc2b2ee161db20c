import { datesIn } from '#lib/content/language/dates-in-text';
import { joinDistinct, type Passage, passagesOf } from '#lib/content/language/passages';
import { datesAfterSignature, datesBeforeDelivery } from '#lib/content/language/timeline';
import type { Rule } from '#lib/content/rule';

/**
 * Warns of dates without a year, neither in the date nor in one before it in the same text. One report a text; dates that
 * are reported as too early or too late are left out.
 */
export const yearlessDate: Rule = {
  name: 'yearless-date',
  *check(source) {
    const idOf = ({ file: { file }, kind }: Passage, index: number) => `${file} ${kind} ${index}`;
    const outside = [...datesAfterSignature(source), ...datesBeforeDelivery(source)];
    const reported = new Set(outside.map(({ passage, index }) => idOf(passage, index)));
    for (const passage of passagesOf(source)) {
      const dates = datesIn(passage.text).filter(
        ({ year, yearBefore, index }) =>
          year === null && yearBefore === null && !reported.has(idOf(passage, index)),
      );
      if (!dates[0]) continue;
      yield {
        place: passage.placeOf(dates[0].index),
        severity: 'warning',
        reason: '日期没有写年份',
        found: joinDistinct(dates.map(({ raw }) => raw)),
        expected: '写明年份，几年以后读者也看得明白',
      };
    }
  },
};
