import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('link-marks', () => {
  test.each<Broken>([
    {
      name: 'wide brackets',
      input: { 'plans/01-training.md': adding('见[办法]（https://rules.example/a）。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 链接或图片用了全角括号，会原样出现在页面上（link-marks）',
        '    现在是：[办法]（https://rules.example/a）',
        '    应当是：半角的方括号和圆括号，中间没有空格',
        '    改成：见[办法](https://rules.example/a)。',
      ],
    },
    {
      name: 'a blank in the address',
      input: { 'plans/01-training.md': adding('见[办法](https://rules.example/a b)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 链接或图片没有写对，会原样出现在页面上（link-marks）',
        '    现在是：[办法](https://rules.example/a b)',
        '    应当是：圆括号里只写地址；地址里有空格的，用尖括号把它括起来，或者给文件改名',
        '    改成：见[办法](<https://rules.example/a b>)。',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
