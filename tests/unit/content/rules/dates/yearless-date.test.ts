import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('yearless-date', () => {
  test.each<Broken>([
    {
      name: 'dates without a year, together',
      input: { 'plans/01-training.md': adding('9月24日，组织学习；10月8日，再次组织。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 日期没有写年份（yearless-date）',
        '    现在是：9月24日、10月8日',
        '    应当是：写明年份，几年以后读者也看得明白',
      ],
    },
    {
      name: 'a date whose year stands before it is none',
      input: { 'plans/01-training.md': adding('2024年9月24日，组织学习；10月8日，再次组织。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
