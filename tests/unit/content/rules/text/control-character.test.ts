import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('control-character', () => {
  test.each<Broken>([
    {
      name: 'marks that turn the direction of a text',
      input: { 'plans/01-training.md': adding('先试点，\u202e再推广\u202c。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 错误 有看不见的控制字符，会打乱文字的显示，多半是从别处粘贴来的（control-character）',
        '    现在是：U+202E、U+202C',
        '    应当是：没有这些字符的文字；重新输入这一行最省事',
        '    改成：先试点，再推广。',
      ],
    },
    {
      name: 'a bell in a title',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: "加强\\a学习。"') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 项目 title 的内容不对（value）',
        '    现在是：加强⟨U+0007⟩学习。',
        '    应当是：一行文字，没有看不见的控制字符；写成：title: 加强学习。',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
