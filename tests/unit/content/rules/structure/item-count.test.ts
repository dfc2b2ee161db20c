import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('item-count', () => {
  test.each<Broken>([
    {
      name: 'an item too few',
      input: {
        'findings/02-corner.md': null,
        'findings/01-records.md': adding('![读书角：一张长桌](pictures/corner.png)'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:15:12 错误 “findings”这一部分的条数与文件夹里的文件不一致（item-count）',
        '    现在是：items: 2，文件夹里有1条',
        '    应当是：补上丢失的文件，或者把条数改正为 1',
      ],
    },
    {
      name: 'an item too many',
      input: { 'plans/02-more.md': '---\ntitle: 更多。\n---\n\n更多内容。\n' },
      expected: [
        'content/2024-reading-corner/notice.md:19:12 错误 “plans”这一部分的条数与文件夹里的文件不一致（item-count）',
        '    现在是：items: 1，文件夹里有2条',
        '    应当是：删去多余的文件，或者把条数改正为 2',
      ],
    },
    {
      name: 'a wrong number in notice.md',
      input: { 'notice.md': replacing('items: 1', 'items: 6') },
      expected: [
        'content/2024-reading-corner/notice.md:19:12 错误 “plans”这一部分的条数与文件夹里的文件不一致（item-count）',
        '    现在是：items: 6，文件夹里有1条',
        '    应当是：补上丢失的文件，或者把条数改正为 1',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
