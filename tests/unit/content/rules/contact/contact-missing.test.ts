import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('contact-missing', () => {
  test.each<Broken>([
    {
      name: 'a window without contact.md',
      input: { 'contact.md': null },
      expected: [
        'content/2024-reading-corner/notice.md:6:1 提醒 有公示期，却没有联系方式，读者只能在网上反映意见（contact-missing）',
        '    应当是：在 content/2024-reading-corner/contact.md 里写电话、接听时间和邮箱',
      ],
    },
    {
      name: 'neither window nor contact.md is no oddity',
      input: {
        'contact.md': null,
        'notice.md': replacing('window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n', ''),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
