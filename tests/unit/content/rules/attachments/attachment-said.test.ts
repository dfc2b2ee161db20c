import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

const TEXT = 'plans/01-training.md';

describe('attachment-said', () => {
  test.each<Broken>([
    {
      name: 'the number of an attachment',
      input: { ...attaching({ '附件1整改清单.pdf': pdfWith() }), [TEXT]: adding('清单见附件1。') },
      expected: [],
    },
    {
      name: 'the number in Chinese',
      input: {
        ...attaching({ 'a.pdf': pdfWith() }, ['  - file: a.pdf', '    number: 附件12']),
        [TEXT]: adding('清单见附件十二。'),
      },
      expected: [],
    },
    {
      name: 'an attachment of another document',
      input: { [TEXT]: adding('按照《读书角管理办法》附件1办理，3个附件1份不少。') },
      expected: [],
    },
    {
      name: 'an annex that stands in the text under its own heading',
      input: { [TEXT]: adding('清单见附件1，另见附件。\n\n## 附件1：清单\n\n登记簿一本。') },
      expected: [],
    },
    {
      name: 'attachments without a number, where there are some',
      input: { ...attaching({ 'a.pdf': pdfWith() }), [TEXT]: adding('清单详见附件。\n\n附件：清单') },
      expected: [],
    },
    {
      name: 'attachments without a number, where there are none',
      input: { [TEXT]: adding('登记簿一本。\n\n附件：整改清单') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 正文说到“附件：整改清单”，通报里没有这个附件（attachment-said）',
        '    应当是：把文件放进 content/2024-reading-corner，在 notice.md 的 attachments 里列出；说的是别的文件的附件，可以不管',
      ],
    },
    {
      name: 'an attachment that is not there, once however often',
      input: { [TEXT]: adding('清单见附件２，照附件2办理。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:4 提醒 正文说到“附件２”，通报里没有这个附件（attachment-said）',
        '    应当是：把文件放进 content/2024-reading-corner，在 notice.md 的 attachments 里列出，number 写 附件２；说的是别的文件的附件，可以不管',
      ],
    },
    ...(
      [
        ['清单见附件1、2。', ['附件1', '附件2']],
        ['清单见附件一和三。', ['附件一', '附件三']],
        ['清单见附件1至3。', ['附件1', '附件2', '附件3']],
        ['清单见附件1至附件3。', ['附件1', '附件2', '附件3']],
        ['位置见附图1。', ['附图1']],
      ] as const
    ).map(([text, numbers]) => ({
      name: `each of several: ${text}`,
      input: { [TEXT]: adding(text) },
      expected: numbers.flatMap((number) => [
        `content/2024-reading-corner/plans/01-training.md:7:4 提醒 正文说到“${number}”，通报里没有这个附件（attachment-said）`,
        `    应当是：把文件放进 content/2024-reading-corner，在 notice.md 的 attachments 里列出，number 写 ${number}；说的是别的文件的附件，可以不管`,
      ]),
    })),
    {
      name: 'other numbers behind that of an attachment, and a table in the text',
      input: {
        ...attaching({ '附件1整改清单.pdf': pdfWith() }),
        [TEXT]: adding('附件1、3月底前完成，附件1、2个单位，见附表1。\n\n**附表1：登记簿**'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
