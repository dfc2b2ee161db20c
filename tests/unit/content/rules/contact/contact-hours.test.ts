import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('contact-hours', () => {
  test.each<Broken>([
    {
      name: 'hours that are not in the text',
      input: { 'contact.md': replacing('hours: 工作日8：30-17：30', 'hours: 工作日9：00-17：30') },
      expected: [
        'content/2024-reading-corner/contact.md:4:12 错误 正文里没有写这个接听时间，或者写法不同（contact-hours）',
        '    现在是：工作日9：00-17：30',
        '    应当是：与正文一字不差，标点和空格也一样',
      ],
    },
    {
      name: 'hours with other colons',
      input: { 'contact.md': replacing('hours: 工作日8：30-17：30', 'hours: 工作日8:30-17:30') },
      expected: [
        'content/2024-reading-corner/contact.md:4:12 错误 正文里没有写这个接听时间，或者写法不同（contact-hours）',
        '    现在是：工作日8:30-17:30',
        '    应当是：与正文一字不差，标点和空格也一样',
        '    改成：hours: 工作日8：30-17：30',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
