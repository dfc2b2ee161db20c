import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
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
    const misplaced = spans
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
    if (!holidays.slice(0, index).some((other) => other.year === year)) return misplaced;
    const place = yaml.valuePlace(['holidays', index, 'year']);
    const expected = '每一年只写一项：是别的年份的，改正 year；是同一年的，几项合成一项';
    return [problem({ place, rule, reason: '同一年写了两项', found: year, expected }), ...misplaced];
  });
}

function isOfYear(day: string, year: number): boolean {
  return day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`;
}
