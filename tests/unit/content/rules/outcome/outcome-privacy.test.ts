import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-privacy', () => {
  test.each<Broken>([
    {
      name: 'a mobile number in the text',
      input: { 'outcome.md': outcomeWith('已经办理。', '已经办理，反映人电话13900000000。') },
      expected: [
        'content/2024-reading-corner/outcome.md:20:24 错误 反馈情况里有不是本单位的手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：13900000000',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'a mobile number with blanks and in wide digits',
      input: { 'outcome.md': outcomeWith('4月起周末开放', '已经答复１３９ ００００ ００００') },
      expected: [
        'content/2024-reading-corner/outcome.md:17:16 错误 反馈情况里有不是本单位的手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：１３９ ００００ ００００',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'an identity number',
      input: { 'outcome.md': outcomeWith('已经办理。', '已经办理（证号21030019900101001X）。') },
      expected: [
        'content/2024-reading-corner/outcome.md:20:21 错误 反馈情况里有不是本单位的身份证号码，可能是反映人的（outcome-privacy）',
        '    现在是：21030019900101001X',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'a mailbox in an opinion',
      input: {
        'outcome.md': outcomeWith('希望读书角周末也开放', '希望读书角周末也开放 reader@mail.example'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:14:25 错误 反馈情况里有不是本单位的电子邮箱，可能是反映人的（outcome-privacy）',
        '    现在是：reader@mail.example',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'the numbers and mailboxes of the office and of the site are no mistake',
      input: {
        'outcome.md': outcomeWith(
          '已经办理。',
          '已经办理，可以询问library@qingliu.example、office@qingliu.example或者0199-5550161。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
