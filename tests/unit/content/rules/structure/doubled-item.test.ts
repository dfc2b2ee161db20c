import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const TRAINING = '---\ntitle: 加强学习。\n---\n\n每月组织业务学习，结果公开。\n';

describe('doubled-item', () => {
  test.each<Broken>([
    {
      name: 'a file copied to a new number',
      input: {
        'notice.md': replacing('items: 1', 'items: 2'),
        'plans/02-service.md': TRAINING,
      },
      expected: [
        'content/2024-reading-corner/plans/02-service.md:1:1 错误 这一条的标题和正文与另一条完全相同（doubled-item）',
        '    现在是：01-training.md、02-service.md',
        '    应当是：删去多余的文件，或者写上这一条自己的内容',
      ],
    },
    {
      name: 'the same text under another title is no mistake',
      input: {
        'notice.md': replacing('items: 1', 'items: 2'),
        'plans/02-service.md': TRAINING.replace('加强学习', '加强服务'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
