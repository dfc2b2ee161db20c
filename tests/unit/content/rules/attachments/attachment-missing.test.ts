import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

const DIRECTORY = 'content/2024-reading-corner';

describe('attachment-missing', () => {
  test.each<Broken>([
    { name: 'a file that is there', input: attaching({ '附件1.pdf': pdfWith() }), expected: [] },
    {
      name: 'a file that is not there',
      input: attaching({}, ['  - file: 附件1.pdf']),
      expected: [
        `${DIRECTORY}/notice.md:13:11 错误 没有这个附件文件（attachment-missing）`,
        '    现在是：附件1.pdf',
        `    应当是：文件的全名，带结尾的 .pdf、.xlsx 等，文件放在 ${DIRECTORY} 里`,
      ],
    },
    {
      name: 'a name in other case',
      input: attaching({ 'List.PDF': pdfWith() }, ['  - file: list.pdf']),
      expected: [
        `${DIRECTORY}/List.PDF:1:1 提醒 这个文件没有列为附件，读者看不到（attachment-unnamed）`,
        '    应当是：在 notice.md 的 attachments: 下面加一行“  - file: List.PDF”；不公布的，移到别处',
        `${DIRECTORY}/notice.md:13:11 错误 没有这个附件文件（attachment-missing）`,
        '    现在是：list.pdf',
        '    应当是：List.PDF',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
