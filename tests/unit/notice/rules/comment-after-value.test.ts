import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../fixtures/broken/base';

describe('comment-after-value', () => {
  test.each<Broken>([
    {
      name: 'words that YAML takes for a remark',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强 #1 项学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:11 提醒 空格加 # 之后的文字是备注，不会出现在页面上（comment-after-value）',
        '    现在是：#1 项学习。',
        '    应当是：是备注可以保留；是正文就用英文单引号把整个内容括起来',
        "    改成：title: '加强 #1 项学习。'",
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
