import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('figure-quote', () => {
  test.each<Broken>([
    {
      name: 'a quotation that is not in the text',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书130册') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：补登图书130册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对',
      ],
    },
    {
      name: 'a quotation with another digit and without a mark',
      input: {
        'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书12.5册登记簿由两人'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：补登图书12.5册登记簿由两人',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册，登记簿由两人”，请核对',
      ],
    },
    {
      name: 'a quotation in other words',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登书籍120册') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：补登书籍120册',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'a quotation with another comma and a blank',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书 120册,登记簿') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：补登图书 120册,登记簿',
        '    应当是：与正文一字不差，标点和空格也一样',
        '    改成：quote: 补登图书120册，登记簿',
      ],
    },
    {
      name: 'another figure below a mark for a text',
      input: {
        'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: >-\n      补登图书130册'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 提醒 这个符号不会出现在页面上，下面几行会连成一行（altered-value）',
        '    现在是：>-',
        '    应当是：文字直接写在冒号后面，写成一行；有特别的符号，用英文单引号括起来',
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：补登图书130册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对',
      ],
    },
    {
      name: 'another figure in words that begin with a mark of YAML',
      input: {
        'findings/01-records.md': (text) =>
          text
            .replace('quote: 补登图书120册', "quote: '@补登图书 120册'")
            .replace('\n补登图书', '\n@补登图书'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）',
        '    现在是：@补登图书 120册',
        '    应当是：与正文一字不差，标点和空格也一样',
        "    改成：quote: '@补登图书120册'",
      ],
    },
    {
      name: 'words that begin inside a number',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 20册') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 引文把正文里的一个数从中间断开，意思就变了（figure-quote）',
        '    现在是：20册',
        '    应当是：完整地抄下来：120册',
      ],
    },
    {
      name: 'words that end inside a number with a decimal mark',
      input: {
        'findings/01-records.md': (text) =>
          text
            .replace('quote: 补登图书120册', 'quote: 补登图书１')
            .replace('\n补登图书120', '\n补登图书１．５万'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 引文把正文里的一个数从中间断开，意思就变了（figure-quote）',
        '    现在是：补登图书１',
        '    应当是：完整地抄下来：补登图书１．５',
      ],
    },
    {
      name: 'words that begin inside one number or another',
      input: {
        'findings/01-records.md': (text) =>
          text
            .replace('quote: 补登图书120册', 'quote: 200册')
            .replace('\n补登图书120册', '\n补登图书1,200册，旧书3200册'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:12 错误 引文把正文里的一个数从中间断开，意思就变了（figure-quote）',
        '    现在是：200册',
        '    应当是：完整地抄下来：1,200册，或者3200册',
      ],
    },
    {
      name: 'words that begin inside one number, and stand whole elsewhere',
      input: {
        'findings/01-records.md': (text) =>
          text
            .replace('quote: 补登图书120册', 'quote: 20册')
            .replace('\n补登图书120册', '\n补登图书120册，其中1月，20册'),
      },
      expected: [],
    },
    {
      name: 'words that end before what is counted',
      input: { 'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书120') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
