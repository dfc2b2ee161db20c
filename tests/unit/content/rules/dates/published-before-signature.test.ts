import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('published-before-signature', () => {
  test.each<Broken>([
    {
      name: 'published in the year before',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2023-11-01T00:00+08:00'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 提醒 发布时间早于落款日期（published-before-signature）',
        '    现在是：2023-11-01T00:00+08:00',
        '    应当是：不早于落款日期2024年10月30日，请核对年份：发布时间一到，所有人都能看到',
      ],
    },
    {
      name: 'published on the day of the signature is no oddity',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-10-30T00:00+08:00'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
