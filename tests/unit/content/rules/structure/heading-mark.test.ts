import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('heading-mark', () => {
  test.each<Broken>([
    {
      name: 'no blank after the marks',
      input: { 'plans/01-training.md': adding('##业务学习') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行像标题，但写法不对，会原样出现在页面上（heading-mark）',
        '    现在是：##业务学习',
        '    应当是：半角的 ##，后面空一格',
        '    改成：## 业务学习',
      ],
    },
    {
      name: 'wide marks',
      input: { 'plans/01-training.md': adding('＃＃ 业务学习') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行像标题，但写法不对，会原样出现在页面上（heading-mark）',
        '    现在是：＃＃ 业务学习',
        '    应当是：半角的 ##，后面空一格',
        '    改成：## 业务学习',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
