import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('reference-defined', () => {
  test.each<Broken>([
    {
      name: 'a footnote without its text',
      input: { 'plans/01-training.md': adding('结果公开[^1]。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 错误 脚注没有写注释（reference-defined）',
        '    现在是：[^1]',
        '    应当是：在同一个文件的末尾写一行注释，例如 [^1]: 注释的文字',
      ],
    },
    {
      name: 'a note with a Chinese colon',
      input: { 'plans/01-training.md': adding('结果公开[^1]。\n\n[^1]：见正文。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 错误 脚注的注释用了中文冒号，不会当作注释（reference-defined）',
        '    现在是：[^1]：见正文。',
        '    应当是：[^1] 后面用英文冒号，再空一格',
        '    改成：[^1]: 见正文。',
      ],
    },
    {
      name: 'a link without its definition',
      input: { 'plans/01-training.md': adding('见[办法][rules]。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 链接没有写地址（reference-defined）',
        '    现在是：[办法][rules]',
        '    应当是：在同一个文件的末尾写一行 [rules]: 地址；不是链接，就在方括号前加反斜杠',
      ],
    },
    {
      name: 'escaped brackets are none',
      input: { 'plans/01-training.md': adding('见\\[^1]和\\[办法][rules]。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
