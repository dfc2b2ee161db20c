import { datesIn } from '#lib/content/language/dates-in-text';
import { allIndexesOf } from '#lib/content/language/spans';
import type { Rule } from '#lib/content/rule';
import { sectionContaining } from '#lib/content/sections';

/** Warns of a milestone whose quotation is closer to another date in the text than to its own. */
export const milestoneDate: Rule = {
  name: 'milestone-date',
  *check(source) {
    const { notice } = source;
    for (const index of notice?.listIndexes(['milestones']) ?? []) {
      const date = notice?.textAt(['milestones', index, 'date']);
      const quote = notice?.textAt(['milestones', index, 'quote']);
      const section = date && quote ? sectionContaining(source, [date, quote]) : undefined;
      const other = date && quote && section ? otherDate(section.file.bodyText, date, quote) : null;
      if (!notice || !date || other === null) continue;
      yield {
        place: notice.valuePlace(['milestones', index, 'date']),
        severity: 'warning',
        reason: '正文里离引文更近的是另一个日期',
        found: date,
        expected: `引文所说的事发生的日期，会不会是${other}？请核对`,
      };
    }
  },
};

/** Finds another date in `quote`, or between it and the closest occurrence of `date`; null if there is none. */
function otherDate(text: string, date: string, quote: string): string | null {
  const inside = datesIn(quote).map(({ raw }) => raw);
  if (inside.length > 0) return inside.some((words) => date.includes(words)) ? null : (inside[0] ?? null);
  const between = allIndexesOf(text, date).flatMap((dateStart) =>
    allIndexesOf(text, quote).map((quoteStart) =>
      dateStart < quoteStart
        ? text.slice(dateStart + date.length, quoteStart)
        : text.slice(quoteStart + quote.length, dateStart),
    ),
  );
  const [nearest = ''] = between.toSorted((a, b) => a.length - b.length);
  return datesIn(nearest)[0]?.raw ?? null;
}
