import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('file-name', () => {
  test.each<Broken>([
    {
      name: 'one digit',
      input: {
        'findings/01-records.md': null,
        'findings/1-records.md': '---\ntitle: 针对“借阅登记不全”问题的整改。\n---\n\n补登图书120册。\n',
      },
      expected: [
        'content/2024-reading-corner/findings/1-records.md:1:1 错误 文件名不符合规定，不知道是第几条（file-name）',
        '    现在是：1-records.md',
        '    应当是：两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 01-records.md；引言用 00-intro.md',
      ],
    },
    {
      name: 'no number',
      input: { 'findings/records.md': '补登。\n' },
      expected: [
        'content/2024-reading-corner/findings/records.md:1:1 错误 文件名不符合规定，不知道是第几条（file-name）',
        '    现在是：records.md',
        '    应当是：两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 01-study.md；引言用 00-intro.md',
      ],
    },
    {
      name: 'an underscore for the hyphen',
      input: {
        'plans/01-training.md': null,
        'plans/01_training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01_training.md:1:1 错误 文件名不符合规定，不知道是第几条（file-name）',
        '    现在是：01_training.md',
        '    应当是：两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 01-training.md；引言用 00-intro.md',
      ],
    },
    {
      name: 'a wide hyphen',
      input: {
        'plans/01-training.md': null,
        'plans/01－training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01－training.md:1:1 错误 文件名不符合规定，不知道是第几条（file-name）',
        '    现在是：01－training.md',
        '    应当是：两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 01-training.md；引言用 00-intro.md',
      ],
    },
    {
      name: 'an ending in capitals',
      input: {
        'plans/01-training.md': null,
        'plans/01-training.MD': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.MD:1:1 错误 文件名不符合规定，不知道是第几条（file-name）',
        '    现在是：01-training.MD',
        '    应当是：两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 01-training.md；引言用 00-intro.md',
      ],
    },
    {
      name: 'a folder in a folder',
      input: { 'findings/more/01-extra.md': '更多。\n' },
      expected: [
        'content/2024-reading-corner/findings/more/01-extra.md:1:1 错误 文件夹套得太深，这个文件不会出现在页面上（file-name）',
        '    现在是：findings/more/01-extra.md',
        '    应当是：各条直接放在各部分的文件夹里，文件夹里不再有文件夹，例如 findings/01-extra.md',
      ],
    },
    {
      name: 'a misspelt contact.md',
      input: { 'contact.md': null, 'contacts.md': '公开。\n' },
      expected: [
        'content/2024-reading-corner/contacts.md:1:1 错误 不认识这个文件，是不是 contact.md？（file-name）',
        '    现在是：contacts.md',
        '    应当是：通报文件夹里的 Markdown 文件只有 notice.md、contact.md 和 outcome.md，各条放在各部分的文件夹里',
      ],
    },
    {
      name: 'a Markdown file beside the notices’ folders',
      input: { '/draft.md': '草稿。\n', '/README.md': '说明。\n' },
      expected: [
        'content/draft.md:1:1 错误 这个文件不在任何通报的文件夹里，不会出现在页面上（file-name）',
        '    现在是：draft.md',
        '    应当是：每份通报有自己的文件夹，例如 content/2024-district-inspection/notice.md',
      ],
    },
    {
      name: 'a Markdown file beside notice.md',
      input: { 'draft.md': '草稿。\n' },
      expected: [
        'content/2024-reading-corner/draft.md:1:1 错误 不认识这个文件，它不会出现在页面上（file-name）',
        '    现在是：draft.md',
        '    应当是：通报文件夹里的 Markdown 文件只有 notice.md、contact.md 和 outcome.md，各条放在各部分的文件夹里',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
