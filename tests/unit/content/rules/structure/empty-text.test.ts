import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('empty-text', () => {
  test.each<Broken>([
    {
      name: 'an item without text',
      input: { 'plans/01-training.md': '---\ntitle: 加强学习。\n---\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:4:1 错误 没有正文（empty-text）',
        '    应当是：在开头信息下面写正文；不要的文件就删去',
      ],
    },
    {
      name: 'an item of an ideographic space',
      input: { 'plans/01-training.md': '---\ntitle: 加强学习。\n---\n\n\u3000\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:4:1 错误 没有正文（empty-text）',
        '    应当是：在开头信息下面写正文；不要的文件就删去',
      ],
    },
    {
      name: 'a heading and a link without words',
      input: { 'plans/01-training.md': adding('## \u3000\n\n见[](https://www.example.cn/)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 小标题没有文字（empty-text）',
        '    现在是：## \u3000',
        '    应当是：在 # 后面写标题，或者删去这一行',
        'content/2024-reading-corner/plans/01-training.md:9:2 错误 链接没有文字，读者看不到，也点不到（empty-text）',
        '    现在是：[](https://www.example.cn/)',
        '    应当是：在方括号里写文字，或者删去这个链接',
      ],
    },
    {
      name: 'an introduction without text',
      input: { 'findings/00-intro.md': '\n\n' },
      expected: [
        'content/2024-reading-corner/findings/00-intro.md:1:1 错误 没有正文（empty-text）',
        '    应当是：在开头信息下面写正文；不要的文件就删去',
      ],
    },
    {
      name: 'a contact.md without text',
      input: { 'contact.md': '---\nphones: []\nmails: []\n---\n\n' },
      expected: [
        'content/2024-reading-corner/contact.md:5:1 错误 联系方式没有正文（empty-text）',
        '    应当是：在开头信息下面写正文；不要的文件就删去',
      ],
    },
    {
      name: 'an outcome without a word',
      input: { 'outcome.md': '---\npublished: 2025-03-20T09:00+08:00\n---\n' },
      expected: [
        'content/2024-reading-corner/outcome.md:4:1 错误 反馈情况没有内容（empty-text）',
        '    应当是：写 counts、opinions，或者在开头信息下面写正文；没有收到意见的，也说明一句',
      ],
    },
    {
      name: 'a notice without any text',
      input: {
        'contact.md': null,
        'findings/01-records.md': null,
        'findings/02-corner.md': null,
        'plans/01-training.md': null,
        'findings/00-intro.md': null,
        'pictures/corner.png': null,
        'notice.md':
          '---\ntitle: 关于检查整改情况的通报\nissuer: 青柳县文化站\nsource: 青柳县文化站\nparts: []\n---\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:7:1 错误 这份通报没有任何正文（empty-text）',
        '    应当是：在开头信息下面写正文，或者写各部分',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
