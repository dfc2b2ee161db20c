import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('blank-between-characters', () => {
  test.each<Broken>([
    {
      name: 'a blank between characters',
      input: { 'plans/01-training.md': adding('开展“科普入基层 名医进万家”活动。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:9 提醒 汉字之间有空格（blank-between-characters）',
        '    现在是：科普入基层 名医进万家',
        '    应当是：汉字之间不空格；有意空开的可以保留',
      ],
    },
    {
      name: 'a line break is none',
      input: { 'plans/01-training.md': adding('开展活动，\n效果良好。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
