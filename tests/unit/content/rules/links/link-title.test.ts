import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

const FIRST = 'content/2024-reading-corner/plans/01-training.md:7';
const REASON = '提醒 链接或图片的地址后面写了说明，页面上不会显示（link-title）';
const EXPECTED = '    应当是：圆括号里只写地址；要让读者看到的话，写在正文里';

describe('link-title', () => {
  test.each<Broken>([
    {
      name: 'words behind the address of a link',
      input: { 'plans/01-training.md': adding('见[办法](https://rules.example/a "已经废止")。') },
      expected: [
        `${FIRST}:2 ${REASON}`,
        '    现在是：[办法](https://rules.example/a "已经废止")',
        EXPECTED,
        '    改成：见[办法](https://rules.example/a)。',
      ],
    },
    {
      name: 'words behind the address of a definition',
      input: {
        'plans/01-training.md': adding("见[办法][a]。\n\n[a]: https://rules.example/a 'A'"),
      },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:9:1 ${REASON}`,
        "    现在是：[a]: https://rules.example/a 'A'",
        EXPECTED,
        '    改成：[a]: https://rules.example/a',
      ],
    },
    {
      name: 'a link that has brackets in its address, and no such words',
      input: { 'plans/01-training.md': adding('见[办法](https://rules.example/a_(b))。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
