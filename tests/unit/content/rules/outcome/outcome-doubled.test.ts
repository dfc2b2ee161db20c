import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-doubled', () => {
  test.each<Broken>([
    {
      name: 'a kind that is counted twice',
      input: { 'outcome.md': outcomeWith('kind: 建议', 'kind: 意见') },
      expected: [
        'content/2024-reading-corner/outcome.md:6:11 错误 同一类写了两遍（outcome-doubled）',
        '    现在是：意见',
        '    应当是：每一项只写一遍，件数加在一起',
      ],
    },
    {
      name: 'two counts without an item',
      input: { 'outcome.md': outcomeWith('  - item: findings-2\n    count: 3', '  - count: 3') },
      expected: [
        'content/2024-reading-corner/outcome.md:10:5 错误 同一条写了两遍（outcome-doubled）',
        '    现在是：没有写 item',
        '    应当是：每一项只写一遍，件数加在一起',
      ],
    },
    {
      name: 'a rating that is counted twice',
      input: {
        'outcome.md': outcomeWith(
          'opinions:\n',
          `ratings:\n${['满意', '基本满意', '不满意', '满意'].map((rating) => `  - rating: ${rating}\n    count: 1\n`).join('')}opinions:\n`,
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:19:13 错误 同一种评价写了两遍（outcome-doubled）',
        '    现在是：满意',
        '    应当是：每一项只写一遍，件数加在一起',
      ],
    },
    {
      name: 'two opinions about the same item are no mistake',
      input: {
        'outcome.md': outcomeWith(
          '---\n\n公示',
          '  - item: findings-2\n    summary: 希望增加座位\n    taken: 已采纳\n---\n\n公示',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
