import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

const NOTICE = 'content/2024-reading-corner/notice.md';
const FILES = { 'a.pdf': pdfWith(), 'b.pdf': pdfWith(' ') };

describe('attachment-doubled', () => {
  test.each<Broken>([
    { name: 'two files without numbers', input: attaching(FILES), expected: [] },
    {
      name: 'a file listed twice',
      input: attaching(FILES, ['  - file: a.pdf', '  - file: b.pdf', '  - file: a.pdf']),
      expected: [
        `${NOTICE}:15:11 错误 这个附件前面已经列过（attachment-doubled）`,
        '    现在是：a.pdf',
        '    应当是：每个文件只列一次',
      ],
    },
    {
      name: 'a number given twice',
      input: attaching(FILES, [
        '  - file: a.pdf',
        '    number: 附件1',
        '  - file: b.pdf',
        '    number: 附件1',
      ]),
      expected: [
        `${NOTICE}:15:11 错误 编号“附件1”前面已经用过（attachment-doubled）`,
        '    现在是：b.pdf 和 a.pdf',
        '    应当是：每个附件的编号不同，与正文里的一致',
      ],
    },
    {
      name: 'a number given twice, in digits and in Chinese',
      input: attaching(FILES, [
        '  - file: a.pdf',
        '    number: 附件1',
        '  - file: b.pdf',
        '    number: 附件一',
      ]),
      expected: [
        `${NOTICE}:15:11 错误 编号“附件一”前面已经用过（attachment-doubled）`,
        '    现在是：b.pdf 和 a.pdf',
        '    应当是：每个附件的编号不同，与正文里的一致',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
