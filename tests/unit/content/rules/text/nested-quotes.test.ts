import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('nested-quotes', () => {
  test.each<Broken>([
    {
      name: 'double quotation marks inside double ones',
      input: { 'plans/01-training.md': adding('针对“落实“四化”改革不彻底”的意见。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:6 提醒 双引号里面又用了双引号（nested-quotes）',
        '    现在是：“四化”',
        '    应当是：‘四化’',
      ],
    },
    {
      name: 'single ones inside are none',
      input: { 'plans/01-training.md': adding('针对“落实‘四化’改革不彻底”的意见。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
