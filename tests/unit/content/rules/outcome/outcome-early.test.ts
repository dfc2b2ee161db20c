import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('outcome-early', () => {
  test.each<Broken>([
    {
      name: 'in the last minute of the window',
      input: { 'outcome.md': outcomeWith('2025-03-20T09:00', '2025-02-28T23:59') },
      expected: [
        'content/2024-reading-corner/outcome.md:2:12 错误 公布反馈情况的时候，公示期还没有结束（outcome-early）',
        '    现在是：2025-02-28T23:59+08:00',
        '    应当是：公示期的最后一天（2025年2月28日）以后的时间',
      ],
    },
    {
      name: 'in the first minute after the window is no mistake',
      input: { 'outcome.md': outcomeWith('2025-03-20T09:00', '2025-03-01T00:00') },
      expected: [],
    },
    {
      name: 'between two periods of the window',
      input: {
        'outcome.md': outcomeWith('2025-03-20T09:00', '2025-03-21T09:00'),
        'notice.md': replacing(
          'closes: 2025-02-28',
          'closes: 2025-02-28\n  further:\n    - opens: 2025-04-01\n      closes: 2025-04-10T17:30+08:00',
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:2:12 错误 公布反馈情况的时候，公示期还没有结束（outcome-early）',
        '    现在是：2025-03-21T09:00+08:00',
        '    应当是：公示期结束的时刻（2025年4月10日 17:30）以后的时间',
      ],
    },
    {
      name: 'without a moment',
      input: { 'outcome.md': outcomeWith('published: 2025-03-20T09:00+08:00\n', '') },
      expected: [
        'content/2024-reading-corner/outcome.md:2:1 错误 缺少项目 published（missing-key）',
        '    应当是：写一行 published，例如 published: 2025-03-20T09:00+08:00',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
