import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('broken-character', () => {
  test.each<Broken>([
    {
      name: 'characters lost in a conversion',
      input: { 'plans/01-training.md': adding('锟斤拷每月�一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 文件里有乱码，原来的文字在保存时丢失了（broken-character）',
        '    现在是：锟斤拷、�',
        '    应当是：照原稿重新输入这些文字',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
