import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('own-number', () => {
  test.each<Broken>([
    {
      name: 'a part’s heading with its number',
      input: { 'notice.md': replacing('heading: 下一步打算', 'heading: 二、下一步打算') },
      expected: [
        'content/2024-reading-corner/notice.md:18:14 错误 标题自带了序号，页面上会有两个序号（own-number）',
        '    现在是：二、',
        '    应当是：标题里不写序号，序号由 parts 里的 numbering 生成',
        '    改成：heading: 下一步打算',
      ],
    },
    {
      name: 'an item’s title with its number',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: （一）加强学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 标题自带了序号，页面上会有两个序号（own-number）',
        '    现在是：（一）',
        '    应当是：标题里不写序号，序号由 parts 里的 numbering 生成',
        '    改成：title: 加强学习。',
      ],
    },
    {
      name: 'an item’s title with an Arabic number',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 1.加强学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 标题自带了序号，页面上会有两个序号（own-number）',
        '    现在是：1.',
        '    应当是：标题里不写序号，序号由 parts 里的 numbering 生成',
      ],
    },
    {
      name: 'a heading in a text with its number',
      input: {
        'notice.md': replacing('[一、, （一）]\n    titles', '[一、, （一）, 1.]\n    titles'),
        'plans/01-training.md': adding('## 1. 业务学习\n\n逐月安排。'),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:4 错误 标题自带了序号，页面上会有两个序号（own-number）',
        '    现在是：1.',
        '    应当是：标题里不写序号，序号由 parts 里的 numbering 生成',
      ],
    },
    {
      name: 'a number of a level that has no numbering is none',
      input: {
        'notice.md': replacing('[一、, （一）]\n    titles', '[一、]\n    titles'),
        'plans/01-training.md': replacing('title: 加强学习。', 'title: （一）加强学习。'),
      },
      expected: [],
    },
    {
      name: 'quarters at the beginning are none',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 三、四季度的学习。') },
      expected: [],
    },
    {
      name: 'a list of grades at the beginning is none',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 一、二、三级学会的学习。') },
      expected: [],
    },
    {
      name: 'a number before a title that begins with a numeral is one',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 一、三会一课制度。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 标题自带了序号，页面上会有两个序号（own-number）',
        '    现在是：一、',
        '    应当是：标题里不写序号，序号由 parts 里的 numbering 生成',
        '    改成：title: 三会一课制度。',
      ],
    },
    {
      name: 'a quantity at the beginning is none',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 1.5万元经费的使用。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
