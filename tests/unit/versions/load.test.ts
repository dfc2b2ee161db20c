import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem, isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { loadContent } from '#lib/versions/load';
import { adding, brokenTree, type Changes, problemsOf, replacing } from '../../fixtures/broken/base';
import { fixtureContent } from '../content/fixtures';

test('the sound notice has neither mistakes nor oddities', () => {
  expect(problemsOf({})).toEqual([]);
});

test('a notice broken in ten ways at once has all of them reported in one run', () => {
  const changes: Changes = {
    'notice.md': (text) =>
      [
        replacing('issuer: ', 'isuer: '),
        replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-01'),
        replacing('date: 2024-10-30', 'date: 2024-10-32'),
        replacing('folder: plans', 'folder: contact'),
        replacing('items: 2', 'items: 3'),
      ].reduce((changed, change) => change(changed), text),
    'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登图书12册'),
    'findings/02-corner.md': adding('见[办法](javascript:alert(1))<b>。</b>'),
    'plans/01-training.md': null,
    'contact/01-training.md': '---\ntitle：加强学习。\n---\n\n    每月组织业务学习。\n',
    'contact.md': replacing('2025年2月28日', '2025年3月28日'),
  };
  expect(problemsOf(changes)).toMatchInlineSnapshot(`
    [
      "content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）",
      "    现在是：2025年3月28日",
      "    应当是：2025年2月28日；如果正文是对的，就改正 window.closes",
      "content/2024-reading-corner/contact/01-training.md:2:6 错误 项目名后面不是英文冒号加空格（yaml）",
      "    现在是：title：加强学习。",
      "    应当是：写成“项目: 内容”，冒号用英文冒号，后面空一格",
      "    改成：title: 加强学习。",
      "content/2024-reading-corner/contact/01-training.md:5:1 错误 这一行开头有制表符或四个以上的空格，会变成程序代码的样子（indented-text）",
      "    现在是：····每月组织业务学习。",
      "    应当是：段落顶格写，页面会自己排版",
      "    改成：每月组织业务学习。",
      "content/2024-reading-corner/findings/01-records.md:6:12 错误 正文里没有这句引文（figure-quote）",
      "    现在是：补登图书12册",
      "    应当是：从正文里一字不差地抄下来的话；正文写的是“补登图书120册”，请核对",
      "content/2024-reading-corner/findings/02-corner.md:10:7 错误 这种地址不安全，或者别人打不开（link-scheme）",
      "    现在是：javascript:alert(1)",
      "    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址",
      "content/2024-reading-corner/findings/02-corner.md:10:27 错误 正文里有 HTML 代码（raw-html）",
      "    现在是：<b>",
      "    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠",
      "    改成：见[办法](javascript:alert(1))。",
      "content/2024-reading-corner/notice.md:3:1 错误 没有“isuer”这个项目，是不是 issuer？（unknown-key）",
      "    现在是：isuer: 青柳县文化站",
      "    应当是：以下项目之一：title、documentNumber、addressee、subject、subjectLabel、issuer、jointIssuers、source、keywords、published、window、withdrawn、signature、attachments、parts、milestones",
      "    改成：issuer: 青柳县文化站",
      "content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）",
      "    现在是：2024-11-01",
      "    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00",
      "    改成：published: 2024-11-01T00:00+08:00",
      "content/2024-reading-corner/notice.md:11:9 错误 项目 signature.date 的日期不存在（value）",
      "    现在是：2024-10-32",
      "    应当是：2024年10月只有31天",
      "content/2024-reading-corner/notice.md:15:12 错误 “findings”这一部分的条数与文件夹里的文件不一致（item-count）",
      "    现在是：items: 3，文件夹里有2条",
      "    应当是：补上丢失的文件，或者把条数改正为 2",
      "content/2024-reading-corner/notice.md:17:13 错误 这个文件夹名称是页面自己要用的（anchor-reserved）",
      "    现在是：contact",
      "    应当是：给文件夹另起一个名称，例如 part-contact，这里一起改；不用 main、content、contents、overview、milestones、top、notices、privacy、opening、versions、contact、contact-heading、attachments、attachments-heading、signature、outcome、history、history-heading、ledger，也不以 feedback 开头",
    ]
  `);
});

test('the oddities of the first notice are warnings, each in its place', () => {
  const first = fixtureContent.problems.filter(({ file }) => file?.includes('2024-district-inspection'));
  expect(first.filter(isError)).toEqual([]);
  expect(first.map((message) => formatProblem(message).split('\n').slice(0, 2))).toMatchInlineSnapshot(`
    [
      [
        "content/2024-district-inspection/rectification/01-congress-study.md:2:29 提醒 各条标题的说法不一致（heading-wording）",
        "    现在是：“…”问题2处，“…”的问题4处",
      ],
      [
        "content/2024-district-inspection/rectification/01-congress-study.md:12:157 提醒 同一个数有的用汉字，有的用数字（mixed-numerals）",
        "    现在是：“一次”2处，“1次”2处",
      ],
      [
        "content/2024-district-inspection/rectification/02-reform.md:2:23 提醒 双引号里面又用了双引号（nested-quotes）",
        "    现在是：“四化”",
      ],
      [
        "content/2024-district-inspection/rectification/02-reform.md:9:104 提醒 日期晚于落款日期（late-date）",
        "    现在是：11月6日（没有写年份，看作2024年11月6日）",
      ],
      [
        "content/2024-district-inspection/rectification/03-governance.md:15:21 提醒 汉字之间有空格（blank-between-characters）",
        "    现在是：科普入基层 名医进万家",
      ],
      [
        "content/2024-district-inspection/rectification/03-governance.md:15:204 提醒 可能是错别字（confusable-words）",
        "    现在是：截止目前",
      ],
      [
        "content/2024-district-inspection/rectification/04-literacy.md:12:106 提醒 日期早于反馈意见的日期（early-date）",
        "    现在是：6月25日（没有写年份，看作2024年6月25日）",
      ],
      [
        "content/2024-district-inspection/rectification/05-outreach.md:13:207 提醒 日期没有写年份（yearless-date）",
        "    现在是：9月24日",
      ],
      [
        "content/2024-district-inspection/rectification/05-outreach.md:13:257 提醒 可能是错别字（confusable-words）",
        "    现在是：拔付",
      ],
      [
        "content/2024-district-inspection/rectification/06-business.md:9:183 提醒 日期早于反馈意见的日期（early-date）",
        "    现在是：4月26日（没有写年份，看作2024年4月26日）",
      ],
      [
        "content/2024-district-inspection/rectification/06-business.md:9:215 提醒 日期晚于落款日期（late-date）",
        "    现在是：11月6日（没有写年份，看作2024年11月6日）",
      ],
    ]
  `);
});

test('the other notices of the tests have nothing to be warned of', () => {
  const others = fixtureContent.problems.filter(({ file }) => !file?.includes('2024-district-inspection'));
  expect(others.map(formatProblem)).toEqual([]);
});

describe('a byte order mark and other line ends', () => {
  const breakages: [string, Changes[string]][] = [
    ['notice.md', replacing('  opens: 2024-11-01', '\topens: 2024-11-1')],
    ['findings/00-intro.md', adding('    情况如下。')],
    ['findings/01-records.md', replacing('title: ', 'title：')],
    ['findings/02-corner.md', adding('拔付资金\n\n<b>专款</b>\n专用[^1]。')],
    ['plans/01-training.md', '---\ntitle: 加强学习。\n\n每月组织业务学习。\n'],
    ['contact.md', adding('青柳县文化站\n2024年10月31日')],
    ['/site.yaml', replacing('organization', 'organisation')],
  ];

  test('change neither notices nor problems, whatever is wrong', () => {
    fc.assert(
      fc.property(
        fc.subarray(breakages),
        fc.constantFrom('\r\n', '\r'),
        fc.boolean(),
        (broken, lineEnd, mark) => {
          const tree = brokenTree(Object.fromEntries(broken));
          const saved = loadContent(savedWith(tree, lineEnd, mark), 'content');
          const plain = loadContent(tree, 'content');
          expect(saved.notices).toEqual(plain.notices);
          expect(saved.publisher).toEqual(plain.publisher);
          expect(saved.problems.map(formatProblem)).toEqual(plain.problems.map(formatProblem));
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('front matter in a language that could run does not run', () => {
  const input = {
    'plans/01-training.md': '---js\n{ title: (globalThis.frontMatterRan = true) }\n---\n\n学习。\n',
  };
  expect(problemsOf(input)).toEqual([
    'content/2024-reading-corner/plans/01-training.md:1:4 错误 开头信息只能用 YAML 书写（front-matter）',
    '    现在是：---js',
    '    应当是：第一行只写三个连字符',
    '    改成：---',
  ]);
  expect(globalThis).not.toHaveProperty('frontMatterRan');
});

/** The same files as another editor would save them. */
function savedWith(tree: ContentTree, lineEnd: string, mark: boolean): ContentTree {
  return new Map(
    Array.from(tree, ([path, bytes]) => {
      if (!/\.(md|yaml)$/.test(path)) return [path, bytes];
      const text = new TextDecoder().decode(bytes).replace(/\n/g, lineEnd);
      return [path, new TextEncoder().encode(mark ? `\ufeff${text}` : text)];
    }),
  );
}
