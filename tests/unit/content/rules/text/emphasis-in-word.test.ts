import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsInFirstReading, problemsOf } from '../../../../fixtures/broken/base';

describe('emphasis-in-word, in a notice that is read in the first way', () => {
  test.each<Broken>([
    {
      name: 'asterisks between digits',
      input: { 'plans/01-training.md': adding('书架5*3*2米。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:4 提醒 词句中间的星号会当作标记，不会出现在页面上（emphasis-in-word）',
        '    现在是：5*3*2',
        '    应当是：要写星号本身，前面加反斜杠；尺寸可以用乘号 ×',
        '    改成：书架5\\*3\\*2米。',
      ],
    },
    {
      name: 'asterisks between Chinese characters',
      input: { 'plans/01-training.md': adding('尺寸为长*宽*高。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 提醒 词句中间的星号会当作标记，不会出现在页面上（emphasis-in-word）',
        '    现在是：长*宽*高',
        '    应当是：要写星号本身，前面加反斜杠；尺寸可以用乘号 ×',
        '    改成：尺寸为长\\*宽\\*高。',
      ],
    },
    {
      name: 'bold words and escaped asterisks are none',
      input: { 'plans/01-training.md': adding('要**从严**管理，书架5\\*3\\*2米。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsInFirstReading(input)).toEqual(expected);
  });

  test('a notice of today keeps such asterisks, and needs no warning', () => {
    expect(problemsOf({ 'plans/01-training.md': adding('书架5*3*2米，尺寸为长*宽*高。') })).toEqual([]);
  });
});
