import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-item', () => {
  test.each<Broken>([
    {
      name: 'a count of an item that is not there',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    count', 'item: findings-3\n    count') },
      expected: [
        'content/2024-reading-corner/outcome.md:9:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：findings-3',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
      ],
    },
    {
      name: 'an opinion about an anchor with its mark',
      input: {
        'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: "#findings-2"\n    summary'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:13:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：#findings-2',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
        '    改成：- item: findings-2',
      ],
    },
    {
      name: 'the contact is no part that people chose',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: contact\n    summary') },
      expected: [
        'content/2024-reading-corner/outcome.md:13:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：contact',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
      ],
    },
    {
      name: 'a whole part is no mistake',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: findings\n    summary') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
