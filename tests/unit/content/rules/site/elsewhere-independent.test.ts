import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const ENTRY = '  - name: 青柳县纪委监委\n    accepts: 受理检举控告\n    phone: 12388\n';

/** The sound `site.yaml` with a list of independent channels before its feed. */
function withElsewhere(entries: string) {
  return { '/site.yaml': replacing('feed:\n', `elsewhere:\n${entries}feed:\n`) };
}

describe('elsewhere-independent', () => {
  test.each<Broken>([
    { name: 'a channel by telephone', input: withElsewhere(ENTRY), expected: [] },
    {
      name: 'channels with a page, and with an address alone',
      input: withElsewhere(
        `${ENTRY}  - name: 市政务热线\n    accepts: 受理投诉\n    web: https://www.example.cn/a?b=1\n  - name: 县信访局\n    accepts: 受理信访\n    address: 人民路1号\n`,
      ),
      expected: [],
    },
    {
      name: 'the body itself, with its own telephone',
      input: withElsewhere('  - name: 青柳县文化站\n    accepts: 受理投诉\n    phone: 0199-5550160\n'),
      expected: [
        'content/site.yaml:13:11 提醒 这是本单位，不是本单位以外的渠道（elsewhere-independent）',
        '    现在是：青柳县文化站',
        '    应当是：上级机关或者其他单位的名称；没有的，删去这一项',
        'content/site.yaml:15:12 提醒 这是本单位的电话，不是本单位以外的渠道（elsewhere-independent）',
        '    现在是：0199-5550160',
        '    应当是：上级机关或者其他单位的电话；没有的，删去这一行',
      ],
    },
    {
      name: 'the body that issued a notice with a form, and the number of its contact paragraph',
      input: {
        ...withElsewhere(ENTRY.replace('12388', '0199-5550161')),
        'notice.md': replacing('issuer: 青柳县文化站', 'issuer: 青柳县纪委监委派驻纪检监察组'),
      },
      expected: [
        'content/site.yaml:13:11 提醒 通报 2024-reading-corner 就是青柳县纪委监委派驻纪检监察组发布的，那篇通报不会列出这个渠道（elsewhere-independent）',
        '    现在是：青柳县纪委监委',
        '    应当是：各篇通报发布机构以外的单位；没有的，删去这一项',
        'content/site.yaml:15:12 提醒 这是通报 2024-reading-corner 自己的联系电话，那篇通报不会列出这个渠道（elsewhere-independent）',
        '    现在是：0199-5550161',
        '    应当是：上级机关或者其他单位的电话；没有的，删去这一行',
      ],
    },
    {
      name: 'a channel that stands twice',
      input: withElsewhere(ENTRY + ENTRY),
      expected: [
        'content/site.yaml:16:11 提醒 同一个渠道写了两遍（elsewhere-independent）',
        '    现在是：青柳县纪委监委',
        '    应当是：每个渠道只写一项，几项合成一项',
      ],
    },
    {
      name: 'a channel by which nobody can be reached',
      input: withElsewhere('  - name: 青柳县纪委监委\n    accepts: 受理检举控告\n'),
      expected: [
        'content/site.yaml:13:5 错误 项目 elsewhere 第1项 的内容不对（value）',
        '    现在是：- name: 青柳县纪委监委',
        '    应当是：能够联系上的渠道：加一行 phone（电话）、web（网址）或者 address（地址），例如 phone: 12388',
      ],
    },
    {
      name: 'a channel that does not say what it is for',
      input: withElsewhere('  - name: 青柳县纪委监委\n    phone: 12388\n'),
      expected: [
        'content/site.yaml:13:5 错误 缺少项目 elsewhere 第1项的 accepts（missing-key）',
        '    应当是：在 elsewhere 第1项 下面写一行 accepts，左边与同级的项目对齐，例如 accepts: 受理对党组织、党员和监察对象的检举控告',
      ],
    },
    {
      name: 'an address without its scheme',
      input: withElsewhere(ENTRY.replace('phone: 12388', 'web: www.example.cn/jubao')),
      expected: [
        'content/site.yaml:15:10 错误 项目 elsewhere 第1项的 web 的内容不对（value）',
        '    现在是：www.example.cn/jubao',
        '    应当是：以 https:// 或者 http:// 开头的网址，例如 https://www.12388.gov.cn/',
        '    改成：web: https://www.example.cn/jubao',
      ],
    },
    {
      name: 'an address in full width',
      input: withElsewhere(ENTRY.replace('phone: 12388', 'web: https：／／www．example．cn')),
      expected: [
        'content/site.yaml:15:10 错误 项目 elsewhere 第1项的 web 的内容不对（value）',
        '    现在是：https：／／www．example．cn',
        '    应当是：以 https:// 或者 http:// 开头的网址，例如 https://www.12388.gov.cn/',
        '    改成：web: https://www.example.cn',
      ],
    },
    {
      name: 'an address that would run',
      input: withElsewhere(ENTRY.replace('phone: 12388', 'web: javascript:alert(1)')),
      expected: [
        'content/site.yaml:15:10 错误 项目 elsewhere 第1项的 web 的内容不对（value）',
        '    现在是：javascript:alert(1)',
        '    应当是：以 https:// 或者 http:// 开头的网址，例如 https://www.12388.gov.cn/',
      ],
    },
    {
      name: 'a number in words',
      input: withElsewhere(ENTRY.replace('12388', '纪委举报电话')),
      expected: [
        'content/site.yaml:15:12 错误 项目 elsewhere 第1项的 phone 的内容不对（value）',
        '    现在是：纪委举报电话',
        '    应当是：电话号码，用半角数字和连字符，例如 0412-7333360',
      ],
    },
    {
      name: 'one channel that is no list',
      input: withElsewhere('  name: 青柳县纪委监委\n  phone: 12388\n'),
      expected: [
        'content/site.yaml:12:1 错误 项目 elsewhere 的内容不对（value）',
        '    现在是：elsewhere: ⏎ name: 青柳县纪委监委',
        '    应当是：列表，每个渠道写一项，第一行以“- name: ”开头',
      ],
    },
    {
      name: 'a misspelt item',
      input: withElsewhere(ENTRY.replace('accepts', 'accept')),
      expected: [
        'content/site.yaml:14:5 错误 没有“accept”这个项目，是不是 accepts？（unknown-key）',
        '    现在是：accept: 受理检举控告',
        '    应当是：以下项目之一：name、accepts、phone、hours、web、address',
        '    改成：accepts: 受理检举控告',
      ],
    },
    {
      name: 'a body that is still to be named',
      input: withElsewhere(ENTRY.replace('青柳县', '某某县')),
      expected: [
        'content/site.yaml:13:11 错误 还有没有填写的内容（placeholder）',
        '    现在是：某某县纪委监委',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
