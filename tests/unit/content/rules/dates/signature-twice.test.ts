import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

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
    {
      name: 'two signers in contact.md as well',
      input: {
        'notice.md': replacing(
          'signature:\n  name: 青柳县文化站\n',
          'signature:\n  names:\n    - 青柳县文化站\n    - 青柳县图书馆\n',
        ),
        'contact.md': adding('青柳县文化站\n\n青柳县图书馆\n\n2024年10月30日'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:13:1 提醒 正文里又写了落款，页面上会出现两次（signature-twice）',
        '    现在是：青柳县文化站 青柳县图书馆 2024年10月30日',
        '    应当是：落款只写在 notice.md 的 signature 里',
      ],
    },
    {
      name: 'a date alone in both places',
      input: {
        'notice.md': replacing('  name: 青柳县文化站\n  date', '  date'),
        'contact.md': adding('2024年10月30日'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:13:1 提醒 正文里又写了落款，页面上会出现两次（signature-twice）',
        '    现在是：2024年10月30日',
        '    应当是：落款只写在 notice.md 的 signature 里',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
