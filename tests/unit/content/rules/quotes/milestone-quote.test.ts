import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const marking = (date: string, quote: string) =>
  replacing('parts:', `milestones:\n  - date: ${date}\n    quote: ${quote}\nparts:`);

describe('milestone-quote', () => {
  test.each<Broken>([
    {
      name: 'a date and words of the opening',
      input: { 'notice.md': marking('2024年6月27日', '检查组反馈了意见') },
      expected: [],
    },
    {
      name: 'a date and words of an item',
      input: { 'notice.md': marking('2024年7月5日', '读书角重新开放') },
      expected: [],
    },
    {
      name: 'a date and words of the contact',
      input: { 'notice.md': marking('2024年11月1日至2025年2月28日', '公开期限') },
      expected: [],
    },
    {
      name: 'words that stand nowhere',
      input: { 'notice.md': marking('2024年6月27日', '检查组指出了问题') },
      expected: [
        'content/2024-reading-corner/notice.md:14:12 错误 正文里没有这句引文（milestone-quote）',
        '    现在是：检查组指出了问题',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'words of an item with a blank',
      input: { 'notice.md': marking('2024年7月5日', '读书角 重新开放') },
      expected: [
        'content/2024-reading-corner/notice.md:14:12 错误 正文里没有这句引文（milestone-quote）',
        '    现在是：读书角 重新开放',
        '    应当是：与正文一字不差，标点和空格也一样',
        '    改成：quote: 读书角重新开放',
      ],
    },
    {
      name: 'a date as the rest of the front matter writes it',
      input: { 'notice.md': marking('2024-06-27', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 正文里没有这个日期（milestone-quote）',
        '    现在是：2024-06-27',
        '    应当是：与正文一字不差的日期',
        '    改成：- date: 2024年6月27日',
      ],
    },
    {
      name: 'another day',
      input: { 'notice.md': marking('2024年6月17日', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 正文里没有这个日期（milestone-quote）',
        '    现在是：2024年6月17日',
        '    应当是：与正文一字不差的日期',
      ],
    },
    {
      name: 'another day and a blank, between braces',
      input: {
        'notice.md': replacing(
          'parts:',
          "milestones: [{ date: 2024-06-27, quote: '检查组 反馈了意见' }]\nparts:",
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:12:22 错误 正文里没有这个日期（milestone-quote）',
        '    现在是：2024-06-27',
        '    应当是：与正文一字不差的日期',
        "    改成：milestones: [{ date: 2024年6月27日, quote: '检查组 反馈了意见' }]",
        'content/2024-reading-corner/notice.md:12:41 错误 正文里没有这句引文（milestone-quote）',
        '    现在是：检查组 反馈了意见',
        '    应当是：与正文一字不差，标点和空格也一样',
        '    改成：milestones: [{ date: 2024-06-27, quote: 检查组反馈了意见 }]',
      ],
    },
    {
      name: 'a date that stands elsewhere in the text',
      input: { 'notice.md': marking('2024年6月27日', '读书角重新开放') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 这个日期和引文不在同一段正文里（milestone-quote）',
        '    现在是：2024年6月27日',
        '    应当是：正文写着这句引文的地方（content/2024-reading-corner/findings/02-corner.md）写的日期',
      ],
    },
    {
      name: 'both wrong',
      input: { 'notice.md': marking('去年年底', '检查组指出了问题') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 正文里没有这个日期（milestone-quote）',
        '    现在是：去年年底',
        '    应当是：与正文一字不差的日期',
        'content/2024-reading-corner/notice.md:14:12 错误 正文里没有这句引文（milestone-quote）',
        '    现在是：检查组指出了问题',
        '    应当是：从正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'words that may stand in a file that cannot be read',
      input: {
        'notice.md': marking('2024年7月5日', '读书角重新开放'),
        'pictures/corner.png': null,
        'findings/02-corner.md': Uint8Array.of(0xc7, 0xbf, 0xbb, 0xaf),
      },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:1:2 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：GBK（记事本的“ANSI”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'a date inside its year',
      input: { 'notice.md': marking('4年6月27日', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 只抄了正文里日期的一部分（milestone-quote）',
        '    现在是：4年6月27日',
        '    应当是：完整地抄下来：2024年6月27日',
      ],
    },
    {
      name: 'a date without the last digit of its day',
      input: { 'notice.md': marking('2024年6月2', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 只抄了正文里日期的一部分（milestone-quote）',
        '    现在是：2024年6月2',
        '    应当是：完整地抄下来：2024年6月27日',
      ],
    },
    {
      name: 'a date without its year',
      input: { 'notice.md': marking('6月27日', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 只抄了正文里日期的一部分（milestone-quote）',
        '    现在是：6月27日',
        '    应当是：完整地抄下来：2024年6月27日',
      ],
    },
    {
      name: 'a date without its day',
      input: { 'notice.md': marking('2024年6月', '检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 只抄了正文里日期的一部分（milestone-quote）',
        '    现在是：2024年6月',
        '    应当是：完整地抄下来：2024年6月27日',
      ],
    },
    {
      name: 'a quotation that begins inside a date',
      input: { 'notice.md': marking('2024年6月27日', '7日，检查组反馈了意见') },
      expected: [
        'content/2024-reading-corner/notice.md:14:12 错误 引文把正文里的一个数从中间断开，意思就变了（milestone-quote）',
        '    现在是：7日，检查组反馈了意见',
        '    应当是：完整地抄下来：27日，检查组反馈了意见',
      ],
    },
    {
      name: 'a range that ends inside its last day',
      input: { 'notice.md': marking('2024年11月1日至2025年2月2', '公开期限') },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 只抄了正文里日期的一部分（milestone-quote）',
        '    现在是：2024年11月1日至2025年2月2',
        '    应当是：完整地抄下来：2024年11月1日至2025年2月28日',
      ],
    },
    {
      name: 'the first date of a range',
      input: { 'notice.md': marking('2024年11月1日', '公开期限') },
      expected: [],
    },
    {
      name: 'a date that the text writes without its year, or without a day',
      input: {
        'notice.md': (text) =>
          marking(
            '6月27日',
            '检查组反馈了意见',
          )(text)
            .replace('\nparts:', '\n  - date: 2024年8月\n    quote: 现将整改情况予以公布\nparts:')
            .replace('\n2024年6月27日，', '\n2024年5月6日检查，6月27日，')
            .replace('。现将', '。2024年8月，现将'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
