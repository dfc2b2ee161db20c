import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('figure-number', () => {
  test.each<Broken>([
    {
      name: 'a figure without a number',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 共同签字') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 提醒 figures 的引文里没有数字（figure-number）',
        '    现在是：共同签字',
        '    应当是：写着数字的话；没有数字的，写在 done 里',
      ],
    },
    {
      name: 'a number in characters',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 两人共同签字') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
