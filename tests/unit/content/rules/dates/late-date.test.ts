import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('late-date', () => {
  test.each<Broken>([
    {
      name: 'a date after the signature',
      input: { 'plans/01-training.md': adding('2024年11月6日，组织学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期晚于落款日期（late-date）',
        '    现在是：2024年11月6日',
        '    应当是：不晚于落款日期2024年10月30日，请核对',
      ],
    },
    {
      name: 'dates without a year, together',
      input: { 'plans/01-training.md': adding('11月6日，组织学习；11月8日，再次组织。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期晚于落款日期（late-date）',
        '    现在是：11月6日（没有写年份，看作2024年11月6日）、11月8日（没有写年份，看作2024年11月8日）',
        '    应当是：不晚于落款日期2024年10月30日，请核对',
      ],
    },
    {
      name: 'a deadline and the window are none',
      input: { 'plans/01-training.md': adding('2025年3月31日前完成。') },
      expected: [],
    },
    {
      name: 'a date without a year that fits the year before is not late',
      input: {
        'notice.md': (text) =>
          replacing(
            'date: 2024-10-30',
            'date: 2025-01-10',
          )(text).replace('published: 2024-11-01', 'published: 2025-01-12'),
        'plans/01-training.md': adding('11月6日，组织学习。'),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期没有写年份（yearless-date）',
        '    现在是：11月6日',
        '    应当是：写明年份，几年以后读者也看得明白',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
