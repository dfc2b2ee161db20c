import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

/** The sound outcome with totals of ratings, an entry a line. */
const rated = (...ratings: string[]) =>
  outcomeWith('opinions:\n', `ratings:\n${ratings.map((entry) => `  - ${entry}\n`).join('')}opinions:\n`);

const [SATISFIED, MOSTLY, DISSATISFIED] = ['满意', '基本满意', '不满意'].map(
  (rating) => (count: string) => `rating: ${rating}\n    count: ${count}`,
) as [(count: string) => string, (count: string) => string, (count: string) => string];

describe('outcome-ratings', () => {
  test.each<Broken>([
    {
      name: 'all three, of which nobody gave one, are no mistake',
      input: { 'outcome.md': rated(SATISFIED('2'), MOSTLY('1'), DISSATISFIED('0')) },
      expected: [],
    },
    {
      name: 'as many as submissions came are no mistake',
      input: { 'outcome.md': rated(SATISFIED('2'), MOSTLY('1'), DISSATISFIED('1')) },
      expected: [],
    },
    {
      name: 'a rating that is left out',
      input: { 'outcome.md': rated(SATISFIED('2'), MOSTLY('1')) },
      expected: [
        'content/2024-reading-corner/outcome.md:12:1 错误 对答复的评价，三种没有写全（outcome-ratings）',
        '    现在是：满意、基本满意',
        '    应当是：三种各写一项：再写 - rating: 不满意，下面写 count，没有人这样评价的写 count: 0；不公布评价的，删去 ratings',
      ],
    },
    {
      name: 'two that are left out',
      input: { 'outcome.md': rated(MOSTLY('1')) },
      expected: [
        'content/2024-reading-corner/outcome.md:12:1 错误 对答复的评价，三种没有写全（outcome-ratings）',
        '    现在是：基本满意',
        '    应当是：三种各写一项：再写 - rating: 满意 和 - rating: 不满意，下面写 count，没有人这样评价的写 count: 0；不公布评价的，删去 ratings',
      ],
    },
    {
      name: 'a rating that there is not hides no other mistake, and makes none',
      input: { 'outcome.md': rated(SATISFIED('2'), MOSTLY('1'), 'rating: 一般\n    count: 1') },
      expected: [
        'content/2024-reading-corner/outcome.md:17:13 错误 项目 ratings 第3项的 rating 的内容不对（value）',
        '    现在是：一般',
        '    应当是：以下之一：满意、基本满意、不满意',
      ],
    },
    {
      name: 'a count that is no whole number',
      input: { 'outcome.md': rated(SATISFIED('-2'), MOSTLY('１件'), DISSATISFIED('1.5')) },
      expected: [
        'content/2024-reading-corner/outcome.md:14:12 错误 项目 ratings 第1项的 count 的内容不对（value）',
        '    现在是：-2',
        '    应当是：件数，用半角数字，例如 12',
        '    改成：count: 2',
        'content/2024-reading-corner/outcome.md:16:12 错误 项目 ratings 第2项的 count 的内容不对（value）',
        '    现在是：１件',
        '    应当是：件数，用半角数字，例如 12',
        '    改成：count: 1',
        'content/2024-reading-corner/outcome.md:18:12 错误 项目 ratings 第3项的 count 的内容不对（value）',
        '    现在是：1.5',
        '    应当是：件数，用半角数字，例如 12；很可能是 1，请核对',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
