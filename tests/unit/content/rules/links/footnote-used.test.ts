import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('footnote-used', () => {
  test.each<Broken>([
    {
      name: 'a footnote that nothing cites',
      input: { 'plans/01-training.md': adding('[^1]: 注释。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 正文没有用到这个脚注，它不会出现在页面上（footnote-used）',
        '    现在是：[^1]',
        '    应当是：在正文需要注释的地方写 [^1]，或者删去这个脚注',
      ],
    },
    {
      name: 'a footnote that stands twice',
      input: { 'plans/01-training.md': adding('结果公开[^1]。\n\n[^1]: 注释。\n\n[^1]: 另一个注释。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:11:1 错误 同一个脚注写了两遍，后一个不会出现在页面上（footnote-used）',
        '    现在是：[^1]',
        '    应当是：每个脚注用不同的名称',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
