import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const stating = (words: string) => ({ 'contact.md': replacing('2024年11月1日至2025年2月28日', words) });

describe('window-time', () => {
  test.each<Broken>([
    {
      name: 'an hour at which it closes',
      input: stating('2024年11月1日至2025年2月28日17：30'),
      expected: [
        'content/2024-reading-corner/contact.md:9:17 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2025年2月28日17：30',
        '    应当是：页面从第一天0时到最后一天24时都收意见；正文说的是别的，可以保留',
      ],
    },
    {
      name: 'an hour at which it opens',
      input: stating('2024年11月1日上午8时起至2025年2月28日24时止'),
      expected: [
        'content/2024-reading-corner/contact.md:9:6 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2024年11月1日上午8时',
        '    应当是：页面从第一天0时到最后一天24时都收意见；正文说的是别的，可以保留',
      ],
    },
    ...[
      '2024年11月1日0时至2025年2月28日24时',
      '2024年11月1日00:00至2025年2月28日23:59',
      '2024年11月1日至2025年2月28日',
      '2024年11月1日至2025年2月28日，8：00-17：00',
      '2024年11月1日至2025年2月28日（工作日8：00-17：00）',
    ].map((words) => ({ name: `whole days: ${words}`, input: stating(words), expected: [] })),
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
