import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('contact-mails', () => {
  test.each<Broken>([
    {
      name: 'a listed mailbox that is not in the text',
      input: {
        'contact.md': replacing(
          '  - library@qingliu.example\n',
          '  - library@qingliu.example\n  - other@qingliu.example\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:7:5 错误 正文里没有这个电子邮箱（contact-mails）',
        '    现在是：other@qingliu.example',
        '    应当是：与正文里的邮箱一致；正文不写的邮箱就删去',
      ],
    },
    {
      name: 'another mailbox in the text',
      input: { 'contact.md': replacing('电子邮箱：library@', '电子邮箱：libary@') },
      expected: [
        'content/2024-reading-corner/contact.md:6:5 错误 正文里没有这个电子邮箱（contact-mails）',
        '    现在是：library@qingliu.example',
        '    应当是：与正文里的邮箱一致；正文不写的邮箱就删去',
        'content/2024-reading-corner/contact.md:11:6 错误 正文里的电子邮箱没有写进 mails（contact-mails）',
        '    现在是：libary@qingliu.example',
        '    应当是：在 mails 下写一项 - libary@qingliu.example；邮箱写错了，就改正正文',
      ],
    },
    {
      name: 'a wide @ in the text',
      input: { 'contact.md': replacing('电子邮箱：library@', '电子邮箱：library＠') },
      expected: [
        'content/2024-reading-corner/contact.md:11:6 错误 正文里的电子邮箱写法不对（contact-mails）',
        '    现在是：library＠qingliu.example',
        '    应当是：用半角字母、数字和符号，中间没有空格，例如 name@example.cn',
        '    改成：电子邮箱：library@qingliu.example',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
