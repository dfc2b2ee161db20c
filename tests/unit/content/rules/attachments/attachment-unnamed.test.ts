import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

describe('attachment-unnamed', () => {
  test.each<Broken>([
    {
      name: 'a file that only a text links',
      input: { '附件1.pdf': pdfWith(), 'plans/01-training.md': adding('见[附件1](附件1.pdf)。') },
      expected: [],
    },
    {
      name: 'a file that nothing names',
      input: { '附件1.pdf': pdfWith() },
      expected: [
        'content/2024-reading-corner/附件1.pdf:1:1 提醒 这个文件没有列为附件，读者看不到（attachment-unnamed）',
        '    应当是：在 notice.md 里写 attachments:，下一行写“  - file: 附件1.pdf”；不公布的，移到别处',
      ],
    },
    {
      name: 'a file that nothing names, beside one that the notice lists',
      input: { ...attaching({ '附件1.pdf': pdfWith() }), '附件2.pdf': pdfWith() },
      expected: [
        'content/2024-reading-corner/附件2.pdf:1:1 提醒 这个文件没有列为附件，读者看不到（attachment-unnamed）',
        '    应当是：在 notice.md 的 attachments: 下面加一行“  - file: 附件2.pdf”；不公布的，移到别处',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
