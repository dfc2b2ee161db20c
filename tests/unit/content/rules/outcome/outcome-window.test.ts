import { describe, expect, test } from 'vitest';
import { type Broken, OUTCOME, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('outcome-window', () => {
  test.each<Broken>([
    {
      name: 'the outcome of a notice without a window',
      input: {
        'notice.md': replacing('window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n', ''),
        'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日。', ''),
        'outcome.md': OUTCOME,
      },
      expected: [
        'content/2024-reading-corner/outcome.md:1:1 错误 这份通报没有公示期，不收集意见反馈，不能有反馈情况（outcome-window）',
        '    应当是：在 notice.md 里写 window；没有公示期的，删去 outcome.md',
      ],
    },
    {
      name: 'a window that cannot be read is reported as such alone',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-30'), 'outcome.md': OUTCOME },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的日期不存在（value）',
        '    现在是：2025-02-30',
        '    应当是：2025年2月只有28天',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
