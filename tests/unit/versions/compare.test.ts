import { describe, expect, test } from 'vitest';
import { alteredTree, type Changes, replacing, saidOf } from '../../fixtures/broken/base';

const WAYS_OUT =
  '    应当是：不是有意的改动，请改回去；还没有到发布时间，再次运行 npm run notice -- publish 2024-reading-corner；已经发布，运行 npm run notice -- correct 2024-reading-corner，写明更正了什么、为什么';
const CHANGED =
  'content/2024-reading-corner/notice.md:2:1 错误 与留存的第1版不同（- 是留存的，+ 是现在的）（version-changed）';

/** What is changed after the first version was recorded, and all that the check says of it. */
interface Altered {
  name: string;
  input: Changes;
  expected: readonly string[];
}

describe('a notice that differs from its last version', () => {
  test.each<Altered>([
    { name: 'in nothing is sound', input: {}, expected: [] },
    {
      name: 'in a word of its text',
      input: { 'plans/01-training.md': replacing('每月组织业务学习', '每季组织业务学习') },
      expected: [
        CHANGED,
        '    现在是：',
        '      - 正文第21行：（一）加强学习。每月组织业务学习，结果公开。',
        '      + 正文第21行：（一）加强学习。每季组织业务学习，结果公开。',
        WAYS_OUT,
      ],
    },
    {
      name: 'in its issuer',
      input: { 'notice.md': replacing('issuer: 青柳县文化站', 'issuer: 青柳县文化局') },
      expected: [
        CHANGED,
        '    现在是：',
        '      - 发布机构：青柳县文化站',
        '      + 发布机构：青柳县文化局',
        WAYS_OUT,
      ],
    },
    {
      name: 'in nothing but an empty line',
      input: { 'contact.md': replacing('；\n\n电子邮箱', '；  \n电子邮箱') },
      expected: [CHANGED, '    现在是：', '      + 正文：分段（空行）有改动', WAYS_OUT],
    },
    {
      name: 'in a word, beside a file that is no version',
      input: {
        'plans/01-training.md': replacing('结果公开', '结果不公开'),
        'versions/Thumbs.db': 'x',
      },
      expected: [
        CHANGED,
        '    现在是：',
        '      - 正文第21行：……。每月组织业务学习，结果公开。',
        '      + 正文第21行：……。每月组织业务学习，结果不公开。',
        WAYS_OUT,
        'content/2024-reading-corner/versions/Thumbs.db:1:1 提醒 这个文件不是留存的版本，不会起作用（version-chain）',
        '    应当是：versions 文件夹里只有 npm run notice 写成的文件；请把它移到别处',
      ],
    },
    {
      name: 'in its window, and so in the text',
      input: {
        'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-03-31'),
        'contact.md': replacing('2025年2月28日', '2025年3月31日'),
      },
      expected: [
        CHANGED,
        '    现在是：',
        '      - 公示期：2024年11月1日至2025年2月28日',
        '      + 公示期：2024年11月1日至2025年3月31日',
        '      - 正文第23行：……年11月1日至2025年2月28日。联系电话：0199-……',
        '      + 正文第23行：……年11月1日至2025年3月31日。联系电话：0199-……',
        WAYS_OUT,
      ],
    },
    {
      name: 'in its moment of publication',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00', 'published: 2024-11-02T00:00') },
      expected: [
        CHANGED,
        '    现在是：',
        '      - 发布时间：2024-11-01T00:00+08:00',
        '      + 发布时间：2024-11-02T00:00+08:00',
        WAYS_OUT,
      ],
    },
    {
      name: 'in what no version holds is sound',
      input: {
        'findings/01-records.md': replacing('label: 补登图书', 'label: 补登'),
        'plans/01-training.md': (text) => `${text}\n`,
      },
      expected: [],
    },
    {
      name: 'by having become a draft again',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', '') },
      expected: [
        'content/2024-reading-corner/notice.md:2:1 错误 这份通报留存过发布的版本，现在却没有发布时间（version-changed）',
        '    现在是：没有 published',
        '    应当是：写回发布时间 published: 2024-11-01T00:00+08:00；已经公布的要撤回，另写 withdrawn；还没有公布的，可以删去 versions 文件夹，变回草稿',
      ],
    },
    {
      name: 'by a withdrawal that is recorded nowhere',
      input: {
        'notice.md': replacing(
          'window:\n',
          'withdrawn:\n  at: 2025-01-10T09:00+08:00\n  reason: 内容有误\nwindow:\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:6:1 错误 写了撤回，但没有留存（version-changed）',
        '    现在是：at: 2025-01-10T09:00+08:00，reason: 内容有误',
        '    应当是：运行 npm run notice -- publish 2024-reading-corner，把撤回留存下来',
      ],
    },
    {
      name: 'by having no version at all',
      input: { 'versions/1.txt': null, 'versions/1.json': null },
      expected: [
        'content/2024-reading-corner/notice.md:5:1 错误 有发布时间，但没有留存要发布的版本（version-missing）',
        '    应当是：运行 npm run notice -- publish 2024-reading-corner，它把第1版留存在 versions 文件夹里',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(saidOf(alteredTree(input))).toEqual(expected);
  });

  test('is not told of what else its mistakes would make differ', () => {
    const said = saidOf(alteredTree({ 'notice.md': replacing('title: 青柳', 'titel: 青柳') }));
    expect(said.join('\n')).not.toContain('version-');
  });
});
