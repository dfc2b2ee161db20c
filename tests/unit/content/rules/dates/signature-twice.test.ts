import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('signature-twice', () => {
  test.each<Broken>([
    {
      name: 'the same signature in contact.md',
      input: { 'contact.md': adding('青柳县文化站\n\n2024年10月30日') },
      expected: [
        'content/2024-reading-corner/contact.md:13:1 提醒 正文里又写了落款，页面上会出现两次（signature-twice）',
        '    现在是：青柳县文化站 2024年10月30日',
        '    应当是：落款只写在 notice.md 的 signature 里',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
