import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('part-folder', () => {
  test.each<Broken>([
    {
      name: 'a part whose folder is not there',
      input: { 'notice.md': replacing('folder: plans', 'folder: outlook'), 'plans/01-training.md': null },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 没有“outlook”这个文件夹（part-folder）',
        '    现在是：outlook',
        '    应当是：content/2024-reading-corner 里有同名的文件夹，里面有这一部分的 Markdown 文件',
      ],
    },
    {
      name: 'a part whose folder is misspelt',
      input: { 'notice.md': replacing('folder: plans', 'folder: plan') },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 没有“plan”这个文件夹，是不是 plans？（part-folder）',
        '    现在是：plan',
        '    应当是：content/2024-reading-corner 里有同名的文件夹，里面有这一部分的 Markdown 文件',
        '    改成：- folder: plans',
      ],
    },
    {
      name: 'a folder that is not listed',
      input: { 'leftover/01-old.md': '旧的内容。\n' },
      expected: [
        'content/2024-reading-corner/notice.md:12:1 错误 有一个文件夹没有写进 parts，里面的内容不会出现在页面上（part-folder）',
        '    现在是：content/2024-reading-corner/leftover',
        '    应当是：在 parts 下为它写一项 - folder: leftover；不要的文件夹就删去',
      ],
    },
    { name: 'a folder of pictures alone is no mistake', input: {}, expected: [] },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
