import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('phone-elsewhere', () => {
  test.each<Broken>([
    {
      name: 'another number in the opening',
      input: { 'notice.md': adding('咨询电话：0199-5550169。') },
      expected: [
        'content/2024-reading-corner/notice.md:26:6 提醒 这个电话号码不是 contact.md 里的，读者不知道打哪一个（phone-elsewhere）',
        '    现在是：0199-5550169',
        '    应当是：0199-5550161；说的是另一部电话，可以保留',
      ],
    },
    {
      name: 'a digit too many in an item',
      input: { 'plans/01-training.md': adding('有意见请拨打0199-55501611。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 提醒 这个电话号码不是 contact.md 里的，读者不知道打哪一个（phone-elsewhere）',
        '    现在是：0199-55501611',
        '    应当是：0199-5550161；说的是另一部电话，可以保留',
      ],
    },
    ...[
      '监督电话：0199-5550161。',
      '监督电话：（0199）5550161。',
      '监督电话：5550161。',
      '主办单位电话：0199-5550160。',
      '传真：0199-5550169。',
      '统一社会信用代码：12210304MB1234567X。',
      '补登图书1200000册。',
    ].map((words) => ({ name: `but not ${words}`, input: { 'notice.md': adding(words) }, expected: [] })),
    {
      name: 'nor where contact.md lists none',
      input: {
        'notice.md': adding('电话：0199-5550169。'),
        'contact.md': '公开期限：2024年11月1日至2025年2月28日。\n',
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
