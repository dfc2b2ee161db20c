import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('finding-missing', () => {
  test.each<Broken>([
    {
      name: 'figures without a finding',
      input: { 'findings/01-records.md': replacing('finding: 借阅登记不全\n', '') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:3:1 提醒 写了 figures，没有写 finding，不会出现在“整改一览”里（finding-missing）',
        '    现在是：figures:',
        '    应当是：写一行 finding，从标题或正文里抄下所回应的问题；没有回应的问题，可以不管',
      ],
    },
    {
      name: 'deeds without a finding',
      input: {
        'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强学习。\ndone: [每月组织业务学习]'),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:3:1 提醒 写了 done，没有写 finding，不会出现在“整改一览”里（finding-missing）',
        '    现在是：done: [每月组织业务学习]',
        '    应当是：写一行 finding，从标题或正文里抄下所回应的问题；没有回应的问题，可以不管',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
