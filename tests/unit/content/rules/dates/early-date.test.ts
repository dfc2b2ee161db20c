import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('early-date', () => {
  test.each<Broken>([
    {
      name: 'a date before the findings',
      input: { 'plans/01-training.md': adding('2024年6月25日，组织学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期早于反馈意见的日期（early-date）',
        '    现在是：2024年6月25日',
        '    应当是：不早于开头所写的2024年6月27日，请核对',
      ],
    },
    {
      name: 'a date without a year before the findings',
      input: { 'plans/01-training.md': adding('4月26日，组织学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期早于反馈意见的日期（early-date）',
        '    现在是：4月26日（没有写年份，看作2024年4月26日）',
        '    应当是：不早于开头所写的2024年6月27日，请核对',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
