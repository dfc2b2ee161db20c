import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('line-break', () => {
  test.each<Broken>([
    {
      name: 'two sentences',
      input: { 'plans/01-training.md': adding('甲。\n乙。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：甲。 ⏎ 乙。',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          乙。',
      ],
    },
    {
      name: 'numbers without an empty line',
      input: { 'plans/01-training.md': adding('整改如下：\n1.甲\n2.乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：整改如下： ⏎ 1.甲',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          1.甲',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：1.甲 ⏎ 2.乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          2.乙',
      ],
    },
    {
      name: 'numbers of other kinds',
      input: { 'plans/01-training.md': adding('甲\n（一）乙\n一、丙\n①丁') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：甲 ⏎ （一）乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          （一）乙',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：（一）乙 ⏎ 一、丙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          一、丙',
        'content/2024-reading-corner/plans/01-training.md:10:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：一、丙 ⏎ ①丁',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          ①丁',
      ],
    },
    {
      name: 'an item without a blank',
      input: { 'plans/01-training.md': adding('1. 甲\n2.乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：1. 甲 ⏎ 2.乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：2. 乙',
      ],
    },
    {
      name: 'words under a list',
      input: { 'plans/01-training.md': adding('- 甲\n- 乙\n以上') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：- 乙 ⏎ 以上',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          以上',
      ],
    },
    {
      name: 'words under a quotation',
      input: { 'plans/01-training.md': adding('> 引文\n正文') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：> 引文 ⏎ 正文',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：',
        '          正文',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each(['整改\n情况', '共\n12.5万元', '甲。  \n乙。', '1. 甲\n   继续\n2. 乙', '　　甲。\n　　乙。'])(
    'has nothing to say of %j',
    (markdown) => {
      expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
    },
  );
});
