import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('list-number', () => {
  test.each<Broken>([
    {
      name: 'a gap',
      input: { 'plans/01-training.md': adding('1. 甲\n2. 乙\n4. 丙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 列表的编号不连续（list-number）',
        '    现在是：4. 丙',
        '    应当是：上一项的编号是 2，这一项应当是 3.；有意这样编号的，可以保留',
      ],
    },
    {
      name: 'the same number twice',
      input: { 'plans/01-training.md': adding('1. 甲\n2. 乙\n2. 丙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 列表的编号不连续（list-number）',
        '    现在是：2. 丙',
        '    应当是：上一项的编号是 2，这一项应当是 3.；有意这样编号的，可以保留',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each(['1. 甲\n1. 乙\n1. 丙', '3. 甲\n4. 乙', '- 甲\n- 乙'])('has nothing to say of %j', (markdown) => {
    expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
  });
});
