import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-reply', () => {
  test.each<Broken>([
    {
      name: 'not taken up, without a reason',
      input: { 'outcome.md': outcomeWith('taken: 已采纳\n    reply: 4月起周末开放', 'taken: 未采纳') },
      expected: [
        'content/2024-reading-corner/outcome.md:16:12 错误 未采纳的意见没有说明原因（outcome-reply）',
        '    现在是：taken: 未采纳',
        '    应当是：在下面写一行 reply，说明原因',
      ],
    },
    {
      name: 'taken up in part, without a reason',
      input: { 'outcome.md': outcomeWith('taken: 已采纳\n    reply: 4月起周末开放', 'taken: 部分采纳') },
      expected: [
        'content/2024-reading-corner/outcome.md:16:12 错误 部分采纳的意见没有说明原因（outcome-reply）',
        '    现在是：taken: 部分采纳',
        '    应当是：在下面写一行 reply，说明原因',
      ],
    },
    {
      name: 'taken up without a word is no mistake',
      input: { 'outcome.md': outcomeWith('taken: 已采纳\n    reply: 4月起周末开放', 'taken: 已采纳') },
      expected: [],
    },
    {
      name: 'a word that says neither',
      input: { 'outcome.md': outcomeWith('taken: 已采纳', 'taken: 采纳') },
      expected: [
        'content/2024-reading-corner/outcome.md:16:12 错误 项目 opinions 第1项的 taken 的内容不对（value）',
        '    现在是：采纳',
        '    应当是：以下之一：已采纳、部分采纳、未采纳',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
