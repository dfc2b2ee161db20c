import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('contact-phones', () => {
  test.each<Broken>([
    {
      name: 'a listed number that is not in the text',
      input: {
        'contact.md': replacing(
          '  - number: 0199-5550161\n',
          '  - number: 0199-5550169\n  - number: 0199-5550161\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 正文里没有这个电话号码（contact-phones）',
        '    现在是：0199-5550169',
        '    应当是：与正文里的号码一致；正文不写的号码就删去',
      ],
    },
    {
      name: 'another number in the text',
      input: { 'contact.md': replacing('联系电话：0199-5550161', '联系电话：0199-5550162') },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 正文里没有这个电话号码（contact-phones）',
        '    现在是：0199-5550161',
        '    应当是：与正文里的号码一致；正文不写的号码就删去',
        'content/2024-reading-corner/contact.md:9:33 错误 正文里的电话号码没有写进 phones（contact-phones）',
        '    现在是：0199-5550162',
        '    应当是：在 phones 下写一项 - number: 0199-5550162；号码写错了，就改正正文',
      ],
    },
    {
      name: 'a second number in the text',
      input: { 'contact.md': adding('值班电话：13900000000') },
      expected: [
        'content/2024-reading-corner/contact.md:13:6 错误 正文里的电话号码没有写进 phones（contact-phones）',
        '    现在是：13900000000',
        '    应当是：在 phones 下写一项 - number: 13900000000；号码写错了，就改正正文',
      ],
    },
    {
      name: 'a number in wide digits in the text',
      input: { 'contact.md': replacing('联系电话：0199-5550161', '联系电话：０１９９－５５５０１６１') },
      expected: [],
    },
    {
      name: 'a number without its area code',
      input: { 'contact.md': replacing('联系电话：0199-5550161', '联系电话：5550161') },
      expected: [
        'content/2024-reading-corner/contact.md:9:33 错误 正文里的电话号码写法不对（contact-phones）',
        '    现在是：5550161',
        '    应当是：区号、连字符和号码，用半角数字，很可能是 0199-5550161，请核对',
      ],
    },
    {
      name: 'a number with the area code in brackets',
      input: { 'contact.md': replacing('联系电话：0199-5550161', '联系电话：（0199）5550161') },
      expected: [],
    },
    {
      name: 'a mobile number with blanks, and a second number without its area code',
      input: {
        'contact.md': (text) =>
          text
            .replace('phones:\n', 'phones:\n  - number: 0199-5550162\n  - number: 13900000000\n')
            .replace('0199-5550161（', '0199-5550161、5550162，139 0000 0000（'),
      },
      expected: [],
    },
    {
      name: 'a second number after a stroke that is not listed',
      input: { 'contact.md': replacing('0199-5550161（', '0199-5550161/5550169（') },
      expected: [
        'content/2024-reading-corner/contact.md:9:46 错误 正文里的电话号码没有写进 phones（contact-phones）',
        '    现在是：5550169',
        '    应当是：在 phones 下写一项 - number: 0199-5550169；号码写错了，就改正正文',
      ],
    },
    {
      name: 'a second number in brackets that is not listed',
      input: { 'contact.md': replacing('0199-5550161（', '0199-5550161（5550169）（') },
      expected: [
        'content/2024-reading-corner/contact.md:9:46 错误 正文里的电话号码没有写进 phones（contact-phones）',
        '    现在是：5550169',
        '    应当是：在 phones 下写一项 - number: 0199-5550169；号码写错了，就改正正文',
      ],
    },
    {
      name: 'a number in brackets that is not listed',
      input: { 'contact.md': adding('值班电话：（0199）5550169') },
      expected: [
        'content/2024-reading-corner/contact.md:13:6 错误 正文里的电话号码没有写进 phones（contact-phones）',
        '    现在是：（0199）5550169',
        '    应当是：在 phones 下写一项 - number: 0199-5550169；号码写错了，就改正正文',
      ],
    },
    {
      name: 'years, post codes, fax numbers and identity numbers are none',
      input: {
        'contact.md': adding(
          '邮编：114000。传真：0199-5550199。2024-11-01，文号20240001，身份证号210300190001010010，共1200000册。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    '0199-5550161（8:00-20:00）',
    '0199-5550161 （8：00—20：00）',
    '0199-5550161(8:00~20:00)',
    '0199-5550161（早8:00-晚20:00）',
    '0199-5550161（8-17时）',
    '0199-5550161（8-20点）',
    '0199-5550161（8-20）',
    '0199-5550161（8时30分至17时）',
    '0199-5550161（24小时）',
    '0199-5550161（7天）',
    '0199-5550161 24小时',
    '0199-5550161 8:30-17:00',
    '0199-5550161 8-20点',
    '0199-5550161—8:00',
    '0199-5550161 1号楼',
    '0199-5550161 3楼',
    '（0199）5550161（8:00）',
    '0199 5550161 8:00',
    '0199-555 0161（8:00）',
    '01995550161（8:00-20:00）',
  ])('a number is not made of %s', (words) => {
    const text = replacing('0199-5550161（工作日8：30-17：30）', `${words}（工作日8：30-17：30）`);
    const said = problemsOf({ 'contact.md': text }).filter((message) =>
      message.includes('（contact-phones）'),
    );
    expect(said).toEqual([]);
  });
});
