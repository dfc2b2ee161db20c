import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const TITLE = 'title: 加强学习。';

describe('altered-value', () => {
  test.each<Broken>([
    {
      name: 'an escape',
      input: { 'plans/01-training.md': replacing(TITLE, 'title: "加强\\/学习。"') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 提醒 双引号里的反斜杠会改变文字（altered-value）',
        '    现在是："加强\\/学习。"',
        '    应当是：文字直接写在冒号后面，写成一行；有特别的符号，用英文单引号括起来',
        '    改成：title: 加强/学习。',
      ],
    },
    {
      name: 'lines that are joined',
      input: { 'plans/01-training.md': replacing(TITLE, 'title: >-\n  加强学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 提醒 这个符号不会出现在页面上，下面几行会连成一行（altered-value）',
        '    现在是：>-',
        '    应当是：文字直接写在冒号后面，写成一行；有特别的符号，用英文单引号括起来',
      ],
    },
    {
      name: 'quotation marks alone change nothing',
      input: { 'plans/01-training.md': replacing(TITLE, `title: '加强: 学习。'`) },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
