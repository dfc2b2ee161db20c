import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

/** The sound `site.yaml` with tables of public holidays before its feed. */
function withHolidays(tables: string) {
  return { '/site.yaml': replacing('feed:\n', `holidays:\n${tables}feed:\n`) };
}

describe('holiday-year', () => {
  test.each<Broken>([
    {
      name: 'years with their own days, those about New Year in the neighbouring months',
      input: withHolidays(
        '  - year: 2023\n    off:\n      - 2022-12-31至2023-01-02\n      - 2023-10-01至2023-10-06\n    work:\n      - 2023-10-07\n  - year: 2024\n    off:\n      - 2023-12-30至2024-01-01\n',
      ),
      expected: [],
    },
    {
      name: 'the days of the year before under a new year',
      input: withHolidays(
        '  - year: 2026\n    off:\n      - 2026-01-01\n      - 2025-10-01至2025-10-08\n    work:\n      - 2025-10-11\n',
      ),
      expected: [
        'content/site.yaml:16:9 错误 写在2026年的放假安排里，却不是这一年的日子（holiday-year）',
        '    现在是：2025-10-01至2025-10-08',
        '    应当是：2026年的日子（元旦前后的，也可以在前一年12月或者后一年1月）；是别的年份的安排，就改正 year',
        'content/site.yaml:18:9 错误 写在2026年的放假安排里，却不是这一年的日子（holiday-year）',
        '    现在是：2025-10-11',
        '    应当是：2026年的日子（元旦前后的，也可以在前一年12月或者后一年1月）；是别的年份的安排，就改正 year',
      ],
    },
    {
      name: 'misplaced days, and a number of the notice that lacks the site’s own area code',
      input: {
        '/site.yaml': replacing(
          'feed:\n',
          'areaCode: 0199\nholidays:\n  - year: 2026\n    off:\n      - 2025-10-01\nfeed:\n',
        ),
        'contact.md': replacing('0199-5550161', '5550161'),
      },
      expected: [
        'content/site.yaml:16:9 错误 写在2026年的放假安排里，却不是这一年的日子（holiday-year）',
        '    现在是：2025-10-01',
        '    应当是：2026年的日子（元旦前后的，也可以在前一年12月或者后一年1月）；是别的年份的安排，就改正 year',
      ],
    },
    {
      name: 'days that are worked and off at once, or worked and no weekend',
      input: withHolidays(
        '  - year: 2026\n    off:\n      - 2026-10-01至2026-10-07\n    work:\n      - 2026-10-04\n      - 2026-10-12\n',
      ),
      expected: [
        'content/site.yaml:17:9 错误 同一天又放假又上班（holiday-year）',
        '    现在是：2026-10-04，off 里有 2026-10-01至2026-10-07',
        '    应当是：只写在一处',
        'content/site.yaml:18:9 错误 2026-10-12是星期一，不是调休上班的周末（holiday-year）',
        '    现在是：2026-10-12',
        '    应当是：原来是星期六或者星期日、要上班的日子',
      ],
    },
    {
      name: 'a year without a day off',
      input: withHolidays('  - year: 2026\n    off: []\n'),
      expected: [
        'content/site.yaml:14:5 错误 一天放假也没有写（holiday-year）',
        '    应当是：照公布的放假安排，每段假期写一项',
      ],
    },
    {
      name: 'a year that stands twice',
      input: withHolidays(
        '  - year: 2025\n    off:\n      - 2025-01-01\n  - year: 2025\n    off:\n      - 2025-10-01\n',
      ),
      expected: [
        'content/site.yaml:16:11 错误 同一年写了两项（holiday-year）',
        '    现在是：2025',
        '    应当是：每一年只写一项：是别的年份的，改正 year；是同一年的，几项合成一项',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
