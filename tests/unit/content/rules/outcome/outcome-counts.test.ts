import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-counts', () => {
  test.each<Broken>([
    {
      name: 'counts that do not add up to the same',
      input: {
        'outcome.md': outcomeWith('item: findings-2\n    count: 3', 'item: findings-2\n    count: 5'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:8:1 错误 按类型和按内容的件数，合计不一样（outcome-counts）',
        '    现在是：counts 合计4件，items 合计6件',
        '    应当是：两处合计一样；不限于某一条的，在 items 里写一项，只写 count；一件涉及几条的，只算一次',
      ],
    },
    {
      name: 'counts by kind alone are no mistake',
      input: { 'outcome.md': outcomeWith('items:\n  - item: findings-2\n    count: 3\n  - count: 1\n', '') },
      expected: [],
    },
    {
      name: 'more ratings than submissions came',
      input: {
        'outcome.md': outcomeWith(
          'opinions:\n',
          'ratings:\n  - rating: 满意\n    count: 3\n  - rating: 基本满意\n    count: 2\n  - rating: 不满意\n    count: 0\nopinions:\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:12:1 错误 评价的件数，比收到的反馈还多（outcome-counts）',
        '    现在是：ratings 合计5件，counts 合计4件',
        '    应当是：一件反馈只算最后一次评价，合计不多于收到的件数；npm run office -- ratings 会数出来',
      ],
    },
    {
      name: 'more ratings than the counts by item alone say',
      input: {
        'outcome.md': outcomeWith(
          'counts:\n  - kind: 意见\n    count: 3\n  - kind: 建议\n    count: 1\n',
          'ratings:\n  - rating: 满意\n    count: 5\n  - rating: 基本满意\n    count: 0\n  - rating: 不满意\n    count: 0\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:3:1 错误 评价的件数，比收到的反馈还多（outcome-counts）',
        '    现在是：ratings 合计5件，items 合计4件',
        '    应当是：一件反馈只算最后一次评价，合计不多于收到的件数；npm run office -- ratings 会数出来',
      ],
    },
    {
      name: 'a count in words, of which no sum can be told',
      input: { 'outcome.md': outcomeWith('kind: 建议\n    count: 1', 'kind: 建议\n    count: １件') },
      expected: [
        'content/2024-reading-corner/outcome.md:7:12 错误 项目 counts 第2项的 count 的内容不对（value）',
        '    现在是：１件',
        '    应当是：件数，用半角数字，例如 12',
        '    改成：count: 1',
      ],
    },
    {
      name: 'a kind by the label that the form had before is read as it was meant',
      input: { 'outcome.md': outcomeWith('kind: 建议', 'kind: 问题反映') },
      expected: [],
    },
    {
      name: 'a kind that the form does not have',
      input: { 'outcome.md': outcomeWith('kind: 建议', 'kind: 投诉') },
      expected: [
        'content/2024-reading-corner/outcome.md:6:11 错误 项目 counts 第2项的 kind 的内容不对（value）',
        '    现在是：投诉',
        '    应当是：以下之一：意见、建议、反映问题或举报',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
