import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('confusable-words', () => {
  test.each<Broken>([
    {
      name: '拔付 and 截止目前, together',
      input: { 'plans/01-training.md': adding('拔付资金，截止目前完成。截止2024年9月，拔付两笔。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 可能是错别字（confusable-words）',
        '    现在是：拔付、截止目前、截止',
        '    应当是：拨付、截至目前、截至',
      ],
    },
    {
      name: '截止日期 is none',
      input: { 'plans/01-training.md': adding('报名截止日期另行通知。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
