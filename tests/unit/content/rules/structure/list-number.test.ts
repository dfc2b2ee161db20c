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
    {
      name: 'a date with blanks after its points',
      input: { 'plans/01-training.md': adding('2025. 6. 3日召开会议。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这里的数字会变成列表的编号（list-number）',
        '    现在是：2025. 6. 3日召开会议。',
        '    应当是：是日期，写成“2025年6月3日”的样子；是别的数，点前加反斜杠；是列表，可以保留',
        '    改成：2025年6月3日召开会议。',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    ['2025. 6. 召开会议。', '2025\\. 6\\. 召开会议。'],
    ['2025. 召开会议。', '2025\\. 召开会议。'],
    ['2025. 6. 3. 召开会议。', '2025\\. 6\\. 3\\. 召开会议。'],
    ['6. 3日召开会议。', '6\\. 3日召开会议。'],
    ['1. 2. 甲', '1\\. 2\\. 甲'],
    ['- 2025. 6. 3日召开会议。', '- 2025年6月3日召开会议。'],
  ])('takes no number of a date for that of an item: %j', (markdown, fix) => {
    const problems = problemsOf({ 'plans/01-training.md': adding(markdown) });
    expect(problems.filter((line) => line.includes('（list-number）'))).toHaveLength(1);
    expect(problems).toContain(`    改成：${fix}`);
  });

  test.each([
    '1. 3日内答复',
    '1. 3日内答复\n2. 5日召开会议',
    '- 1. 甲',
    '2025\\. 6\\. 3日召开会议。',
    '2025年6月3日召开会议。',
  ])('leaves a list, and what is no date: %j', (markdown) => {
    expect(
      problemsOf({ 'plans/01-training.md': adding(markdown) }).filter((line) => line.includes('list-number')),
    ).toEqual([]);
  });

  test.each(['1. 甲\n1. 乙\n1. 丙', '3. 甲\n4. 乙', '- 甲\n- 乙'])('has nothing to say of %j', (markdown) => {
    expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
  });
});
