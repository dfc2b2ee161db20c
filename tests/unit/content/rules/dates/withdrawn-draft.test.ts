import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('withdrawn-draft', () => {
  test.each<Broken>([
    {
      name: 'a draft that is withdrawn',
      input: {
        'notice.md': replacing(
          'published: 2024-11-01T00:00+08:00\n',
          'withdrawn:\n  at: 2024-11-02T00:00+08:00\n  reason: 内容有误\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:1 错误 这份通报还没有发布，不能撤回（withdrawn-draft）',
        '    应当是：草稿不写 withdrawn；已经发布过的，补上原来的 published',
      ],
    },
    {
      name: 'a moment of publication that cannot be read is reported as such alone',
      input: {
        'notice.md': replacing(
          'published: 2024-11-01T00:00+08:00\n',
          'published: 2024-11-31T00:00+08:00\nwithdrawn:\n  at: 2024-11-02T00:00+08:00\n  reason: 内容有误\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的日期不存在（value）',
        '    现在是：2024-11-31T00:00+08:00',
        '    应当是：2024年11月只有30天',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
