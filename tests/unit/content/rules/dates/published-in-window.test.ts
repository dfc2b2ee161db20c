import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('published-in-window', () => {
  test.each<Broken>([
    {
      name: 'published in the first minute after the window',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2025-03-01T00:00+08:00'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 发布的时候，公示期已经结束（published-in-window）',
        '    现在是：2025-03-01T00:00+08:00',
        '    应当是：不晚于公示期的最后一天（2025年2月28日）；或者改正 window.closes',
      ],
    },
    {
      name: 'published in the last minute of the window is no mistake',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2025-02-28T23:59+08:00'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
