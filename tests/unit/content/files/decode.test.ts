import { describe, expect, test } from 'vitest';
import { decodeText } from '#lib/content/files/decode';
import { type Broken, problemsOf } from '../../../fixtures/broken/base';

describe('bytes', () => {
  test.each<Broken>([
    {
      name: 'GBK',
      input: {
        'plans/01-training.md': Uint8Array.of(
          ...new TextEncoder().encode('---\ntitle: a\n---\n\n'),
          0xd6,
          0xd0,
          0xce,
          0xc4,
        ),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:5:1 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：GBK（记事本的“ANSI”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'UTF-16 with its mark',
      input: { 'plans/01-training.md': Uint8Array.of(0xff, 0xfe, 0x66, 0x5b, 0x60, 0x4e) },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:1 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：UTF-16（记事本的“Unicode”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'UTF-16 without its mark',
      input: { 'plans/01-training.md': Uint8Array.of(0x66, 0x5b, 0x41, 0x00, 0x60, 0x4e) },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:4 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：UTF-16（记事本的“Unicode”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'neither',
      input: { 'plans/01-training.md': Uint8Array.of(0xe5, 0xad, 0xa6, 0x0a, 0x61, 0xff, 0x80) },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:2 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：其他编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'the place counts whole characters',
      input: { 'plans/01-training.md': Uint8Array.of(0xe5, 0xad, 0xa6, 0xe4, 0xb9, 0xa0, 0xd6, 0xd0) },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:3 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：GBK（记事本的“ANSI”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'notice.md in GBK',
      input: { 'notice.md': Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4) },
      expected: [
        'content/2024-reading-corner/notice.md:1:1 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：GBK（记事本的“ANSI”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
    {
      name: 'site.yaml in GBK',
      input: { '/site.yaml': Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4) },
      expected: [
        'content/site.yaml:1:1 错误 文件不是 UTF-8 编码，无法读取（utf8）',
        '    现在是：GBK（记事本的“ANSI”）编码',
        '    应当是：UTF-8 编码。用记事本打开，点“文件”“另存为”，在“编码”中选“UTF-8”，再保存',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});

test('a byte order mark is taken off, and every line end becomes LF', () => {
  const bytes = new TextEncoder().encode('\ufeff一\r\n二\r三\n');
  expect(decodeText('a.md', bytes)).toEqual({ text: '一\n二\n三\n', problem: null });
});
