import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('blank-beside-digits', () => {
  test.each<Broken>([
    {
      name: 'blanks round digits, together',
      input: { 'plans/01-training.md': adding('开展活动 3 场，参加 45 人。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 提醒 数字旁边有空格（blank-beside-digits）',
        '    现在是：动 3、加 45',
        '    应当是：数字与汉字之间不空格，页面会自己留出间隔',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
