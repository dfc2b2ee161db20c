import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('anchor-unique', () => {
  test.each<Broken>([
    {
      name: 'a part that is listed twice',
      input: {
        'notice.md': replacing(
          '  - folder: plans\n    heading: 下一步打算\n    items: 1\n',
          '  - folder: findings\n    heading: 下一步打算\n    items: 2\n',
        ),
        'plans/01-training.md': null,
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 同一个锚点用了两次（anchor-unique）',
        '    现在是：#findings：第1部分、第2部分',
        '    应当是：每一部分用不同的文件夹，文件夹的名称不与其他部分各条的锚点（文件夹名-序号）相同',
      ],
    },
    {
      name: 'a part named as the item of another',
      input: {
        'notice.md': replacing('folder: plans', 'folder: findings-1'),
        'plans/01-training.md': null,
        'findings-1/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 同一个锚点用了两次（anchor-unique）',
        '    现在是：#findings-1：findings/01-records.md 这一条、第2部分',
        '    应当是：每一部分用不同的文件夹，文件夹的名称不与其他部分各条的锚点（文件夹名-序号）相同',
      ],
    },
    {
      name: 'a part named as a heading of another’s introduction',
      input: {
        'notice.md': replacing('folder: plans', 'folder: findings-h1'),
        'findings/00-intro.md': adding('## 概况\n\n情况如下。'),
        'plans/01-training.md': null,
        'findings-h1/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 同一个锚点用了两次（anchor-unique）',
        '    现在是：#findings-h1：正文中的小标题、第2部分',
        '    应当是：每一部分用不同的文件夹，文件夹的名称不与其他部分各条的锚点（文件夹名-序号）相同',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
