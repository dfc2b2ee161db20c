import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('mixed-numerals', () => {
  test.each<Broken>([
    {
      name: '一次 and 1次',
      input: { 'plans/01-training.md': adding('学习一次，检查1次，小结1次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:3 提醒 同一个数有的用汉字，有的用数字（mixed-numerals）',
        '    现在是：“一次”1处，“1次”2处',
        '    应当是：同一种写法',
      ],
    },
    {
      name: '第一次, 一次性 and other numbers are none',
      input: { 'plans/01-training.md': adding('第一次检查、一次性办结、检查5次、学习两次。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
