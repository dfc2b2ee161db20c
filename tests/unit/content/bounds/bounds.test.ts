import { describe, expect, test } from 'vitest';
import { BOUNDS } from '#lib/content/bounds/bounds';
import { formatProblem } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { loadContent } from '#lib/versions/load';
import { alteredTree, type Changes, PNG } from '../../../fixtures/broken/base';

/** Generous, for a busy machine: what is tried here must end, and takes a fraction. */
const TIMEOUT = 120_000;

const ITEM = 'findings/01-records.md';
const START = '---\ntitle: 借阅登记不全。\n---\n\n';

/** What the check says of content that is too much for it; nothing else is asked of it but to end. */
function limitsIn(tree: ContentTree): string[] {
  const { problems } = loadContent(tree, 'content');
  return problems
    .filter(({ ruleId }) => ruleId === 'limit' || ruleId === 'nesting')
    .map((problem) => formatProblem(problem).replaceAll('content/2024-reading-corner/', ''));
}

const limitsOf = (changes: Changes) => limitsIn(alteredTree(changes));
const ofItem = (body: string) => limitsOf({ [ITEM]: START + body });
const times = (count: number, text: string) => text.repeat(count);

describe('content that nobody writes by hand is refused with its place, the bound and what was found', () => {
  test.each<{ name: string; limits: () => string[]; expected: string }>([
    {
      name: '1,500 quotations in each other',
      limits: () => ofItem(`${times(1500, '>')} 甲\n`),
      expected: `${ITEM}:5:1 错误 这一行的引用或者列表套得太深，这个文件没有读下去（nesting）
    现在是：>>>>>>>>>>>>>>>>>>>>…
    应当是：行首的“>”、“-”等记号连着不超过20个；不是引用的，前面加反斜杠`,
    },
    {
      name: 'lists in each other by their indentation',
      limits: () => ofItem(Array.from({ length: 300 }, (_, depth) => `${times(depth, '  ')}- 甲\n`).join('')),
      expected: `${ITEM}:56:1 错误 这一行列表记号前面的空格太多，这个文件没有读下去（nesting）
    现在是：102格
    应当是：最多100格`,
    },
    {
      name: 'thousands of quotations',
      limits: () => ofItem(times(4900, '> 甲\n\n')),
      expected: `${ITEM}:1006:1 错误 这个文件里的引用和套着的列表太多，这个文件没有读下去（nesting）
    现在是：到这一行已经超过500处
    应当是：最多500处；写成表格，或者分成几个文件`,
    },
    {
      name: 'thousands of lists in others',
      limits: () => ofItem(times(4900, '- - 甲\n\n')),
      expected: `${ITEM}:1007:1 错误 这个文件里的引用和套着的列表太多，这个文件没有读下去（nesting）`,
    },
    {
      name: 'thousands of lists in others, by their indentation',
      limits: () => ofItem(times(3300, '- 甲\n  - 乙\n\n')),
      expected: `${ITEM}:1508:1 错误 这个文件里的引用和套着的列表太多，这个文件没有读下去（nesting）`,
    },
    {
      name: '100,000 items of a list',
      limits: () => ofItem(times(100_000, '- 甲\n')),
      expected: `${ITEM}:49999:1 错误 这个文件太长，这个文件没有读下去（limit）`,
    },
    {
      name: '10 MB of text',
      limits: () => ofItem(times(1_000_000, '甲乙丙。')),
      expected: `${ITEM}:5:1 错误 这个文件太大，没有读下去（limit）`,
    },
    {
      name: 'a megabyte of mailboxes',
      limits: () => ofItem(times(250_000, 'a@a.')),
      expected: `${ITEM}:5:199977 错误 这个文件太长，这个文件没有读下去（limit）`,
    },
    {
      name: 'more than a million short lines',
      limits: () => ofItem(times(1_500_000, 'a\n')),
      expected: `${ITEM}:999986:1 错误 这个文件太大，没有读下去（limit）`,
    },
    {
      name: 'a table of thousands of columns',
      limits: () => ofItem(`${times(5000, '| 甲 ')}|\n${times(5000, '| - ')}|\n`),
      expected: `${ITEM}:5:1 错误 这一行的竖线太多，这个文件没有读下去（limit）
    现在是：5001个
    应当是：表格的一行最多100个竖线；把表格分成几个`,
    },
    {
      name: 'a paragraph of thousands of lines',
      limits: () => ofItem(times(5000, '甲\n')),
      expected: `${ITEM}:1005:1 错误 这一段已经有1000行，还没有空行，这个文件没有读下去（limit）`,
    },
    ...['[', '![', '[a](', '*a ', '**a', '_a ', '`', '`a', '<', '<a href="', '&amp;', '\\', '<!--'].map(
      (sign) => ({
        name: `a paragraph of ${sign}`,
        limits: () => ofItem(times(20_000, sign)),
        expected: `${ITEM}:5:1 错误 这一段里 * _ [ ] < 一类的符号太多，这个文件没有读下去（limit）`,
      }),
    ),
    {
      name: 'thousands of keys of YAML',
      limits: () =>
        limitsOf({
          'notice.md': `---\n${Array.from({ length: 9000 }, (_, key) => `k${key}: a\n`).join('')}---\n`,
        }),
      expected: 'notice.md:3002:1 错误 开头信息或者设置的行数太多，这个文件没有读下去（limit）',
    },
    {
      name: 'lists of YAML in each other',
      limits: () => limitsOf({ 'notice.md': `---\nkeywords: ${times(50_000, '[')}\n---\n` }),
      expected: 'notice.md:2:1 错误 这一行的方括号、花括号太多，这个文件没有读下去（limit）',
    },
    {
      name: 'YAML that is indented ever deeper',
      limits: () =>
        limitsOf({
          'notice.md': `---\n${Array.from({ length: 500 }, (_, depth) => `${times(depth, ' ')}a:\n`).join('')}---\n`,
        }),
      expected: 'notice.md:43:1 错误 这一行缩进太深，这个文件没有读下去（limit）',
    },
    {
      name: 'a value of YAML as long as a text',
      limits: () =>
        limitsOf({ 'contact.md': `---\nphones:\n  - number: "${times(60_000, '（')}"\n---\n\n甲。\n` }),
      expected: `contact.md:3:13 错误 这一项的内容太长，这个文件没有读下去（limit）
    现在是：60000个字符
    应当是：最多5000个字符；长的文字写在正文里`,
    },
    {
      name: 'the same over many lines, and repaired besides',
      limits: () =>
        limitsOf({ '/site.yaml': `organization： 青柳县文化站\nareaCode: >\n${times(2000, '  甲乙丙\n')}` }),
      expected: 'content/site.yaml:2:11 错误 这一项的内容太长，这个文件没有读下去（limit）',
    },
    {
      name: 'a site.yaml of thousands of lines',
      limits: () => limitsOf({ '/site.yaml': times(9000, 'a: b\n') }),
      expected: 'content/site.yaml:3001:1 错误 开头信息或者设置的行数太多，这个文件没有读下去（limit）',
    },
    {
      name: 'thousands of files',
      limits: () =>
        limitsIn(
          new Map([
            ...alteredTree({}),
            ...Array.from(
              { length: 5000 },
              (_, file) => [`2024-reading-corner/pictures/${10_000 + file}.png`, PNG] as const,
            ),
          ]),
        ),
      expected: `pictures/11995.png:1:1 错误 这份通报的文件太多，这份通报没有读下去（limit）
    现在是：5009个文件
    应当是：最多2000个；不用的文件移到别处`,
    },
    {
      name: 'more text than a notice has',
      limits: () =>
        limitsOf(
          Object.fromEntries(
            Array.from({ length: 9 }, (_, item) => [
              `findings/1${item}-a.md`,
              START + times(60_000, '甲。\n'),
            ]),
          ),
        ),
      expected: 'findings/13-a.md:1:1 错误 这份通报的文字太多，这份通报没有读下去（limit）',
    },
  ])(
    '$name',
    ({ limits, expected }) => {
      const [first = '', ...others] = limits();
      expect(first.slice(0, expected.length)).toBe(expected);
      expect(others).toEqual([]);
    },
    TIMEOUT,
  );
});

describe('content as large as people write it is read', () => {
  const row = '| 2024年9月24日 | 已整改 | 对王**同志批评教育 | 办公室 |\n';
  const ledger = `| 时间 | 状态 | 做法 | 部门 |\n| --- | --- | --- | --- |\n${times(500, row)}`;

  test.each<{ name: string; changes: Changes }>([
    { name: 'a ledger of 500 rows', changes: { [ITEM]: `${START}${ledger}` } },
    {
      name: 'a long text',
      changes: { [ITEM]: START + times(2000, '文化站组织全体人员学习有关规定，逐项核对登记。\n\n') },
    },
    {
      name: '99 items',
      changes: Object.fromEntries(
        Array.from({ length: 97 }, (_, item) => [
          `findings/${String(item + 3).padStart(2, '0')}-a.md`,
          START + times(20, '补登图书120册，登记簿由两人共同签字。\n\n'),
        ]),
      ),
    },
    {
      name: 'as many quotations, and lists in others, as a file may have',
      changes: { [ITEM]: START + times(249, '> 甲\n\n') + times(249, '- 甲\n  - 乙\n  - 丙\n\n') },
    },
    {
      name: 'lists in each other',
      changes: { [ITEM]: `${START}- 甲\n  - 乙\n    - 丙\n      - 丁\n        - 戊\n` },
    },
  ])('$name', ({ changes }) => expect(limitsOf(changes)).toEqual([]), TIMEOUT);
});

test.each([
  ['emphasis in each other', times(900, '*甲 **乙 ') + times(900, '丙** 丁* ')],
  ['brackets and pictures in each other', `${times(49, '![')}甲${times(49, '](a.png)')}`],
  ['as many lines and signs as a paragraph may have', times(999, '*a* &lt;\n')],
  ['mailboxes to the end', times(15_000, 'a@a.cn ')],
])(
  'the check of %s ends',
  (_, body) => {
    expect(body.length).toBeLessThan(BOUNDS.fileCharacters);
    expect(() => loadContent(alteredTree({ [ITEM]: START + body }), 'content')).not.toThrow();
  },
  TIMEOUT,
);

test.each([
  ['a telephone number', 'contact.md', (value: string) => `phones:\n  - number: "${value}"`],
  [
    'a quotation',
    ITEM,
    (value: string) => `title: 甲。\nfinding: 甲\nfigures:\n  - label: 甲\n    quote: "${value}"`,
  ],
  ['what was done', ITEM, (value: string) => `title: 甲。\nfinding: 甲\ndone:\n  - "${value}"`],
])(
  'the check of %s as long as a value may be ends',
  (_, file, yaml) => {
    for (const sign of ['（', '，', '转801', '附件1', '1月'])
      expect(() =>
        loadContent(alteredTree({ [file]: `---\n${yaml(sign.repeat(1000))}\n---\n\n甲。\n` }), 'content'),
      ).not.toThrow();
  },
  TIMEOUT,
);

test(
  'all mistakes of a notice are told, however many there are',
  () => {
    const files = Array.from({ length: 7 }, (_, index) => [
      `findings/${index + 10}-more.md`,
      START + times(47_000, 'a@a.'),
    ]);
    const { problems } = loadContent(alteredTree(Object.fromEntries(files)), 'content');
    expect(problems.length).toBeGreaterThan(150_000);
  },
  TIMEOUT,
);
