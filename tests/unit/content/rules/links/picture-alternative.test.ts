import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('picture-alternative', () => {
  test.each<Broken>([
    {
      name: 'no words',
      input: { 'findings/02-corner.md': replacing('读书角：窗边的一张长桌和两排书架', '') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:1 错误 图片没有文字说明，看不见图片的人不知道画的是什么（picture-alternative）',
        '    现在是：![](pictures/corner.png)',
        '    应当是：在方括号里用一句话说明图片的内容，例如 ![科普角：一间摆满图书的小屋](pictures/photo.png)',
      ],
    },
    {
      name: 'nothing but blanks',
      input: { 'findings/02-corner.md': replacing('读书角：窗边的一张长桌和两排书架', '  ') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:1 错误 图片没有文字说明，看不见图片的人不知道画的是什么（picture-alternative）',
        '    现在是：![  ](pictures/corner.png)',
        '    应当是：在方括号里用一句话说明图片的内容，例如 ![科普角：一间摆满图书的小屋](pictures/photo.png)',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
