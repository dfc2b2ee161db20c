import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('item-order', () => {
  test.each<Broken>([
    {
      name: 'a missing item',
      input: {
        'findings/02-corner.md': null,
        'findings/03-corner.md': '---\ntitle: 读书角。\n---\n\n![读书角：一张长桌](pictures/corner.png)\n',
      },
      expected: [
        'content/2024-reading-corner/findings/03-corner.md:1:1 错误 各条的序号不连续，缺少第2条（item-order）',
        '    现在是：03-corner.md',
        '    应当是：补上缺少的文件，或者把这个文件的序号改为 02',
      ],
    },
    {
      name: 'two missing items',
      input: {
        'findings/02-corner.md': null,
        'findings/04-corner.md': '---\ntitle: 读书角。\n---\n\n![读书角：一张长桌](pictures/corner.png)\n',
      },
      expected: [
        'content/2024-reading-corner/findings/04-corner.md:1:1 错误 各条的序号不连续，缺少第2至3条（item-order）',
        '    现在是：04-corner.md',
        '    应当是：补上缺少的文件，或者把这个文件的序号改为 02',
      ],
    },
    {
      name: 'a number used twice',
      input: { 'findings/02-extra.md': '---\ntitle: 更多。\n---\n\n更多内容。\n' },
      expected: [
        'content/2024-reading-corner/findings/02-extra.md:1:1 错误 这一部分有两个第2条（item-order）',
        '    现在是：02-corner.md、02-extra.md',
        '    应当是：每个序号只有一个文件：删去多余的，或者给后面的各条重新编号',
      ],
    },
    {
      name: 'items that begin with 02',
      input: {
        'plans/01-training.md': null,
        'plans/02-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/02-training.md:1:1 错误 各条的序号不连续，缺少第1条（item-order）',
        '    现在是：02-training.md',
        '    应当是：补上缺少的文件，或者把这个文件的序号改为 01',
      ],
    },
    {
      name: 'two introductions',
      input: { 'findings/00-preface.md': '前言。\n' },
      expected: [
        'content/2024-reading-corner/findings/00-preface.md:1:1 错误 这一部分有两个引言（item-order）',
        '    现在是：00-intro.md、00-preface.md',
        '    应当是：只留一个引言',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
