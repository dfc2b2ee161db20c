import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('comment-after-value', () => {
  test.each<Broken>([
    {
      name: 'words that YAML takes for a remark',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强 #1 项学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:11 错误 空格加 # 之后的文字是备注，不会出现在页面上（comment-after-value）',
        '    现在是：#1 项学习。',
        '    应当是：用英文单引号把整个内容括起来；是备注就删去，或者另起一行',
        "    改成：title: '加强 #1 项学习。'",
      ],
    },
    {
      name: 'a remark after a number',
      input: { 'notice.md': replacing('items: 1', 'items: 1 # 还会增加') },
      expected: [
        'content/2024-reading-corner/notice.md:19:14 提醒 空格加 # 之后的文字是备注，不会出现在页面上（comment-after-value）',
        '    现在是：# 还会增加',
        '    应当是：是备注可以保留；是正文就用英文单引号把整个内容括起来',
      ],
    },
    {
      name: 'words in quotation marks are no remark',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', "title: '加强 #1项学习。'") },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
