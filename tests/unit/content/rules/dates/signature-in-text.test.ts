import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('signature-in-text', () => {
  test.each<Broken>([
    {
      name: 'another date at the end of contact.md',
      input: { 'contact.md': adding('青柳县文化站\n\n2024年10月31日') },
      expected: [
        'content/2024-reading-corner/contact.md:15:1 错误 正文落款的日期与 notice.md 的 signature.date 不一致（signature-in-text）',
        '    现在是：2024年10月31日',
        '    应当是：2024年10月30日；如果正文是对的，就改正 signature.date',
      ],
    },
    {
      name: 'another name before the date',
      input: { 'contact.md': adding('青柳县图书馆\n\n2024年10月30日') },
      expected: [
        'content/2024-reading-corner/contact.md:13:1 错误 正文落款的名称与 notice.md 的 signature.name 不一致（signature-in-text）',
        '    现在是：青柳县图书馆',
        '    应当是：青柳县文化站；如果正文是对的，就改正 signature.name',
        '    改成：青柳县文化站',
      ],
    },
    {
      name: 'another date at the end of the last item, in Chinese numerals',
      input: { 'plans/01-training.md': adding('二〇二四年十月二十九日') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 正文落款的日期与 notice.md 的 signature.date 不一致（signature-in-text）',
        '    现在是：二〇二四年十月二十九日',
        '    应当是：2024年10月30日；如果正文是对的，就改正 signature.date',
      ],
    },
    {
      name: 'the first of two signers is another, and the fix is for its line',
      input: {
        'notice.md': replacing(
          'signature:\n  name: 青柳县文化站\n',
          'signature:\n  names:\n    - 青柳县文化站\n    - 青柳县图书馆\n',
        ),
        'contact.md': adding('青柳县博物馆\n\n青柳县图书馆\n\n2024年10月30日'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:13:1 错误 正文落款的名称与 notice.md 的 signature.names 不一致（signature-in-text）',
        '    现在是：青柳县博物馆',
        '    应当是：青柳县文化站；如果正文是对的，就改正 signature.names',
        '    改成：青柳县文化站',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
