import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('item-title', () => {
  test.each<Broken>([
    {
      name: 'an item without a title among others',
      input: {
        'notice.md': replacing('items: 1', 'items: 2'),
        'plans/02-service.md': '周末延长开放时间。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/02-service.md:1:1 提醒 这一条没有标题，同一部分的其他条有标题（item-title）',
        '    应当是：在开头信息里写一行 title；本来就没有标题的，可以保留',
      ],
    },
    {
      name: 'a part without any titles is no oddity',
      input: { 'plans/01-training.md': '每月组织业务学习，结果公开。\n' },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
