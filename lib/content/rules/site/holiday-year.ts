import { type HolidayTables, isWeekday } from '#lib/content/language/working-days';
import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import { chineseWeekday } from '#lib/model/date';
import type { Publisher } from '#lib/model/notice';

/**
 * Refuses public holidays under another year than theirs, and a year that stands twice: the check of working days would take
 * the year as known, and count its holidays as work. The days about New Year may stand in the December before and the
 * January after, as the State Council's office announces them.
 * @param yaml the file that `publisher` was read from.
 */
export function misplacedHolidays({ holidays = [] }: Publisher, yaml: StaffYaml): Problem[] {
  return holidays.flatMap(({ year, off, work }, index) => {
    const rule = 'holiday-year';
    const spans = [
      ...off.map((span, at) => ({ span, key: 'off', at })),
      ...work.map((span, at) => ({ span, key: 'work', at })),
    ];
    const outside = spans
      .filter(({ span }) => span.split('至').some((day) => !isOfYear(day, Number(year))))
      .map(({ span, key, at }) =>
        problem({
          place: yaml.valuePlace(['holidays', index, key, at]),
          rule,
          reason: `写在${year}年的放假安排里，却不是这一年的日子`,
          found: span,
          expected: `${year}年的日子（元旦前后的，也可以在前一年12月或者后一年1月）；是别的年份的安排，就改正 year`,
        }),
      );
    const doubtful = doubtfulDays({ off, work }).map(({ key, at, ...words }) =>
      problem({
        place:
          at === null
            ? yaml.keyPlace(['holidays', index, key])
            : yaml.valuePlace(['holidays', index, key, at]),
        rule,
        ...words,
      }),
    );
    const misplaced = [...outside, ...doubtful];
    if (!holidays.slice(0, index).some((other) => other.year === year)) return misplaced;
    const place = yaml.valuePlace(['holidays', index, 'year']);
    const expected = '每一年只写一项：是别的年份的，改正 year；是同一年的，几项合成一项';
    return [problem({ place, rule, reason: '同一年写了两项', found: year, expected }), ...misplaced];
  });
}

/** A day of a table, or a list of it, by which working days would be counted wrong; its words are for staff. */
interface DoubtfulDay {
  key: 'off' | 'work';
  /** Its index in the list; null for the list itself. */
  at: number | null;
  reason: string;
  found?: string;
  expected: string;
}

/** Finds days that are worked and off at once, or worked in exchange and no weekend, and a year without any day off. */
function doubtfulDays({ off, work }: Pick<HolidayTables[number], 'off' | 'work'>): DoubtfulDay[] {
  const none: DoubtfulDay[] =
    off.length > 0
      ? []
      : [
          {
            key: 'off',
            at: null,
            reason: '一天放假也没有写',
            expected: '照公布的放假安排，每段假期写一项',
          },
        ];
  const worked = work.flatMap((day, at): DoubtfulDay[] => {
    const span = off.find((one) => {
      const [from = one, to = from] = one.split('至');
      return from <= day && day <= to;
    });
    if (span !== undefined)
      return [
        {
          key: 'work',
          at,
          reason: '同一天又放假又上班',
          found: `${day}，off 里有 ${span}`,
          expected: '只写在一处',
        },
      ];
    return isWeekday(day)
      ? [
          {
            key: 'work',
            at,
            reason: `${day}是${chineseWeekday(day)}，不是调休上班的周末`,
            found: day,
            expected: '原来是星期六或者星期日、要上班的日子',
          },
        ]
      : [];
  });
  return [...none, ...worked];
}

function isOfYear(day: string, year: number): boolean {
  return day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`;
}
