import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('indented-text', () => {
  test.each<Broken>([
    {
      name: 'four blanks',
      input: { 'plans/01-training.md': adding('    每季度小结一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 这一行开头有制表符或四个以上的空格，会变成程序代码的样子（indented-text）',
        '    现在是：····每季度小结一次。',
        '    应当是：段落顶格写，页面会自己排版',
        '    改成：每季度小结一次。',
      ],
    },
    {
      name: 'a tab',
      input: { 'plans/01-training.md': adding('\t每季度小结一次。\n\t每年总结一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 这一行开头有制表符或四个以上的空格（到第8行），会变成程序代码的样子（indented-text）',
        '    现在是：⇥每季度小结一次。',
        '    应当是：段落顶格写，页面会自己排版',
        '    改成：每季度小结一次。',
      ],
    },
    {
      name: 'a list in a list is none',
      input: { 'plans/01-training.md': adding('1. 学习：\n    - 业务；\n    - 制度。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
