import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const doing = (words: string) => replacing('figures:', `done:\n  - 补登图书\n  - ${words}\nfigures:`);

describe('done-quote', () => {
  test.each<Broken>([
    {
      name: 'words that stand in the text',
      input: { 'findings/01-records.md': doing('登记簿由两人共同签字') },
      expected: [],
    },
    {
      name: 'words that stand nowhere',
      input: { 'findings/01-records.md': doing('改进了登记办法') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：改进了登记办法',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'words that stand in another item',
      input: { 'findings/01-records.md': doing('读书角重新开放') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：读书角重新开放',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'words that stand in the title alone',
      input: { 'findings/01-records.md': doing('借阅登记不全') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：借阅登记不全',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'another mark and a blank',
      input: { 'findings/01-records.md': doing('补登图书 120册,登记簿由两人共同签字') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：补登图书 120册,登记簿由两人共同签字',
        '    应当是：与正文一字不差，标点和空格也一样',
        '    改成：- 补登图书120册，登记簿由两人共同签字',
      ],
    },
    {
      name: 'another figure',
      input: { 'findings/01-records.md': doing('补登图书210册') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：补登图书210册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对',
      ],
    },
    {
      name: 'another figure in a list between brackets',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done: [补登图书210册, 登记簿由两人共同签字]\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:8 错误 正文里没有这句引文（done-quote）',
        '    现在是：补登图书210册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对',
      ],
    },
    {
      name: 'another figure in the second of a list between brackets and quotation marks',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          "done: [登记簿由两人共同签字, '补登图书210册']\nfigures:",
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:20 错误 正文里没有这句引文（done-quote）',
        '    现在是：补登图书210册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对',
      ],
    },
    {
      name: 'another figure in words that YAML would take for a key and its value',
      input: {
        'findings/01-records.md': (text) =>
          doing("'登记: 补登图书210册'")(text.replace('\n补登图书', '\n登记: 补登图书')),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 正文里没有这句引文（done-quote）',
        '    现在是：登记: 补登图书210册',
        '    应当是：从正文里一字不差地抄下来的话；正文写的是“登记: 补登图书120册”，请核对',
      ],
    },
    {
      name: 'words that end inside a number',
      input: { 'findings/01-records.md': doing('补登图书12') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 引文把正文里的一个数从中间断开，意思就变了（done-quote）',
        '    现在是：补登图书12',
        '    应当是：完整地抄下来：补登图书120',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
