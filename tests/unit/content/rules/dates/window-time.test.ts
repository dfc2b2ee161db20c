import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const stating = (words: string) => ({ 'contact.md': replacing('2024年11月1日至2025年2月28日', words) });

const WITH_HOURS = {
  'notice.md': replacing(
    'opens: 2024-11-01\n  closes: 2025-02-28',
    'opens: 2024-11-01T08:30+08:00\n  closes: 2025-02-28T17:30+08:00',
  ),
};

describe('window-time', () => {
  test.each<Broken>([
    {
      name: 'an hour at which it closes',
      input: stating('2024年11月1日至2025年2月28日17：30'),
      expected: [
        'content/2024-reading-corner/contact.md:9:17 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2025年2月28日17：30',
        '    应当是：页面从第一天0时到最后一天24时都收意见；要照正文的时刻，window.closes 写成 2025-02-28T17:30+08:00；正文说的是别的，可以保留',
      ],
    },
    {
      name: 'an hour at which it opens',
      input: stating('2024年11月1日上午8时起至2025年2月28日24时止'),
      expected: [
        'content/2024-reading-corner/contact.md:9:6 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2024年11月1日上午8时',
        '    应当是：页面从第一天0时到最后一天24时都收意见；要照正文的时刻，window.opens 写成 2024-11-01T08:00+08:00；正文说的是别的，可以保留',
      ],
    },
    ...[
      '2024年11月1日0时至2025年2月28日24时',
      '2024年11月1日00:00至2025年2月28日23:59',
      '2024年11月1日至2025年2月28日',
      '2024年11月1日至2025年2月28日，8：00-17：00',
      '2024年11月1日至2025年2月28日（工作日8：00-17：00）',
    ].map((words) => ({ name: `whole days: ${words}`, input: stating(words), expected: [] })),
    {
      name: 'another hour than that of the window',
      input: { ...stating('2024年11月1日上午9时至2025年2月28日18：00'), ...WITH_HOURS },
      expected: [
        'content/2024-reading-corner/contact.md:9:6 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2024年11月1日上午9时',
        '    应当是：页面开始收意见的时刻是2024年11月1日 08:30；如果正文是对的，就改正 window.opens；正文说的是别的，可以保留',
        'content/2024-reading-corner/contact.md:9:21 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2025年2月28日18：00',
        '    应当是：页面截止的时刻是2025年2月28日 17:30；如果正文是对的，就改正 window.closes；正文说的是别的，可以保留',
      ],
    },
    {
      name: 'the end of the last day, where the window closes before',
      input: { ...stating('2024年11月1日至2025年2月28日24时'), ...WITH_HOURS },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2025年2月28日24时',
        '    应当是：页面截止的时刻是2025年2月28日 17:30；如果正文是对的，就改正 window.closes；正文说的是别的，可以保留',
      ],
    },
    ...[
      '2024年11月1日8：30至2025年2月28日17：30',
      '2024年11月1日上午8时30分起至2025年2月28日下午5时30分止',
      '2024年11月1日08:30至2025年2月28日17点半',
      '2024年11月1日至2025年2月28日',
    ].map((words) => ({
      name: `the hours of the window: ${words}`,
      input: { ...stating(words), ...WITH_HOURS },
      expected: [],
    })),
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
