import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('window-order', () => {
  test.each<Broken>([
    {
      name: 'a window that closes before it opens',
      input: {
        'notice.md': replacing('closes: 2025-02-28', 'closes: 2024-10-31'),
        'contact.md': replacing('2025年2月28日', '2024年10月31日'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 公示期在开始之前就结束了（window-order）',
        '    现在是：closes: 2024-10-31',
        '    应当是：不早于 opens（2024-11-01）的日期；也可能是两个日期写反了',
      ],
    },
    {
      name: 'two days in the wrong order, of which no text is to blame',
      input: {
        'notice.md': replacing(
          'opens: 2024-11-01\n  closes: 2025-02-28',
          'opens: 2025-02-28\n  closes: 2024-11-01',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 公示期在开始之前就结束了（window-order）',
        '    现在是：closes: 2024-11-01',
        '    应当是：不早于 opens（2025-02-28）的日期；也可能是两个日期写反了',
      ],
    },
    {
      name: 'a window that closes at an hour before it opens',
      input: {
        'notice.md': replacing(
          'opens: 2024-11-01\n  closes: 2025-02-28',
          'opens: 2025-02-28T17:30+08:00\n  closes: 2025-02-28T08:30+08:00',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 公示期在开始之前就结束了（window-order）',
        '    现在是：closes: 2025-02-28T08:30+08:00',
        '    应当是：晚于 opens（2025-02-28T17:30+08:00）的时间；也可能是两个日期写反了',
      ],
    },
    {
      name: 'a further period that begins before the one before it has ended',
      input: {
        'notice.md': replacing(
          'closes: 2025-02-28',
          'closes: 2025-02-28\n  further:\n    - opens: 2025-02-28T17:30+08:00\n      closes: 2025-03-31',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:10:14 错误 这一次公示在前一次结束以前就开始了（window-order）',
        '    现在是：- opens: 2025-02-28T17:30+08:00',
        '    应当是：在前一次（2024年11月1日至2025年2月28日）结束以后；各次公示按先后次序写，不重叠',
      ],
    },
    {
      name: 'a further period that closes before it opens',
      input: {
        'notice.md': replacing(
          'closes: 2025-02-28',
          'closes: 2025-02-28\n  further:\n    - opens: 2025-03-31\n      closes: 2025-03-01',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:11:15 错误 公示期在开始之前就结束了（window-order）',
        '    现在是：closes: 2025-03-01',
        '    应当是：不早于 opens（2025-03-31）的日期；也可能是两个日期写反了',
      ],
    },
    {
      name: 'a further period that begins as soon as the one before it has ended is no mistake',
      input: {
        'notice.md': replacing(
          'closes: 2025-02-28',
          'closes: 2025-02-28\n  further:\n    - opens: 2025-03-01\n      closes: 2025-03-31\n      name: 征求意见',
        ),
      },
      expected: [],
    },
    {
      name: 'a window of one day is no mistake',
      input: {
        'notice.md': replacing('closes: 2025-02-28', 'closes: 2024-11-01'),
        'contact.md': replacing('2025年2月28日', '2024年11月1日'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
