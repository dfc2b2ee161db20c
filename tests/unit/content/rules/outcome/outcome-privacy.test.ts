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
      name: 'a landline that is not the office’s, a home, and a number with invisible characters',
      input: {
        'outcome.md': outcomeWith(
          '已经办理。',
          '已经答复0199-5550177，阳光小区3号楼2单元501室，139\u200b0000\u200b1234。',
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:20:18 错误 反馈情况里有不是本单位的电话号码，可能是反映人的（outcome-privacy）',
        '    现在是：0199-5550177',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
        'content/2024-reading-corner/outcome.md:20:35 错误 反馈情况里有不是本单位的家庭住址，可能是反映人的（outcome-privacy）',
        '    现在是：3号楼2单元501室',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
        'content/2024-reading-corner/outcome.md:20:46 错误 反馈情况里有不是本单位的手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：139⟨U+200B⟩0000⟨U+200B⟩1234',
        '    应当是：删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
        'content/2024-reading-corner/outcome.md:20:49 错误 有看不见的字符，会打乱显示、搜索和核对，多半是从别处粘贴来的（invisible-character）',
        '    现在是：…楼2单元501室，139⟨U+200B⟩0000⟨U+200B⟩1234。',
        '    应当是：没有这些字符的文字',
        '    改成：公示期内收到群众反馈4件，已经答复0199-5550177，阳光小区3号楼2单元501室，13900001234。',
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
