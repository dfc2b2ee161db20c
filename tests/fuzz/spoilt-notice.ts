import fc from 'fast-check';
import { expect } from 'vitest';
import { spoiltByAdvice } from '../fixtures/broken/advice';
import { brokenTree, OUTCOME } from '../fixtures/broken/base';

/** The files that are broken. */
const FILES = [
  ...['notice.md', 'contact.md', 'findings/00-intro.md', 'findings/01-records.md', 'findings/02-corner.md'],
  ...['plans/01-training.md', 'outcome.md', '/site.yaml'],
] as const;

/** What hands and word processors put in the place of one another. */
const EXCHANGES = [
  [': ', '：'],
  [': ', ':'],
  [': ', ':\t'],
  ['- ', '－'],
  ['- ', '-'],
  ['  ', '\t'],
  ['  ', '\u3000'],
  ['---', '——'],
  ['---', '----'],
  ['---\n', ''],
  ['-', '—'],
  ['1', '１'],
  ['0', '０'],
  ['，', ','],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['“', '"'],
  ['”', '"'],
  ['[', '［'],
  ['](', ']（'],
  ['2024-11-01', '2024年11月1日'],
  ['2025-02-28', '2025/2/28'],
  ['T00:00+08:00', ''],
  ['T00:00+08:00', ' 0:00'],
  ['@', '＠'],
  ['。', '.'],
  ['\n', '\n\n'],
  ['\n', ''],
  ['\n', '\n    '],
  ['0199-5550161', '01995550161'],
  ['0199-5550161', '（0199）5550161'],
  ['title', 'titel'],
  ['findings', 'finding'],
] as const;

/** Words that are put in where nobody expects them. */
const PIECES = [
  ...['<br>', '<b>重点</b>', '10<sup>2</sup>', '<!-- 第2稿 -->', '</p>', '<font size="3">'],
  ...[
    '\n#1机组\n',
    '\n##小标题\n',
    '\n#标题\n',
    '\n＃＃ 标题\n',
    '\n# 总标题\n',
    '\n#### 第4级\n',
    '\n文字\n===\n',
  ],
  ...['\n| 项目 | 数量 |\n| --- | --- |\n| 灯<br>泵 | 2 |\n', '\n    缩进的1行\n', '\n\t缩进\n', ' # 备注2'],
  ...[
    '[办法]（https://rules.example/a）',
    '[办法](https://rules.example/a b)',
    '[图](a.png "第1幅")',
    '[x](//a.example/1)',
  ],
  ...[
    '[见](rules.example)',
    '[见](#findings-9)',
    '[见](findings/01-records.md)',
    '![图](pictures/Corner.png)',
  ],
  ...[
    '电话：0199-5550161（8:00-20:00）',
    '电话 0199-5550161 8-20点',
    '电话：5550161',
    '传真０１９９－５５５０１６９',
    '5*3*2米',
  ],
  ...[
    '公示期：2024年11月2日至2025年2月28日',
    'name＠example。cn',
    '\u202e',
    '\u200b',
    '\u0007',
    '\ufffd',
    "'",
    '"',
    '{',
    '[',
    '*',
    '1. ',
    '一、',
  ],
  ...[
    '\n[公示网址]: https://www.example.cn/gs\n',
    '\n>80%的问题\n',
    '\n- 5个百分点\n',
    '\n+ 3%\n',
    '\n1. 甲\n3. 丙\n',
  ],
  ...[
    '\n　　第一段\n　　第二段\n',
    '\n1.甲\n2.乙\n',
    '对王**给予处分，对李**进行谈话',
    '5*3和6*2',
    '\n｜项目｜数量｜\n｜---｜---｜\n',
  ],
  ...[
    '⽴⼭区',
    '\u3000',
    '\ue000',
    '[网站](HTTPS://www.example.cn/a)',
    '[电话](Tel:0199-5550161)',
    '\n| 甲 | 乙 |\n| 1 | 2 |\n',
  ],
] as const;

const strokes = fc.oneof(
  fc.record({ kind: fc.constant('exchange' as const), which: fc.constantFrom(...EXCHANGES), at: fc.nat() }),
  fc.record({ kind: fc.constant('insert' as const), which: fc.constantFrom(...PIECES), at: fc.nat() }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'double' as const, 'swap' as const), at: fc.nat() }),
);

type Stroke = typeof strokes extends fc.Arbitrary<infer Value> ? Value : never;

/** The text after one slip. */
function slip(text: string, stroke: Stroke): string {
  if (stroke.kind === 'exchange') {
    const [from, to] = stroke.which;
    const pieces = text.split(from);
    const after = pieces.length < 2 ? 0 : 1 + (stroke.at % (pieces.length - 1));
    return after === 0 ? text : pieces.slice(0, after).join(from) + to + pieces.slice(after).join(from);
  }
  const at = text.length === 0 ? 0 : stroke.at % text.length;
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (stroke.kind === 'insert') return before + stroke.which + after;
  if (stroke.kind === 'delete') return before + after.slice(1);
  const lines = text.split('\n');
  const line = stroke.at % lines.length;
  const twice = stroke.kind === 'double' ? [lines[line], lines[line]] : [lines[line + 1], lines[line]];
  return [
    ...lines.slice(0, line),
    ...twice.map((words) => words ?? ''),
    ...lines.slice(line + (stroke.kind === 'double' ? 1 : 2)),
  ].join('\n');
}

const slips = fc.array(fc.record({ file: fc.constantFrom(...FILES), stroke: strokes }), {
  minLength: 1,
  maxLength: 3,
});

/** The sound notice with a few slips in its files. */
const spoiltNotices = slips.map((made) => {
  const changes: Record<string, (text: string) => string> = {};
  for (const { file, stroke } of made) {
    const before = changes[file] ?? ((text: string) => (file === 'outcome.md' ? OUTCOME : text));
    changes[file] = (text) => slip(before(text), stroke);
  }
  return brokenTree(changes);
});

/** Whatever slips a notice has: no line that the check offers spoils anything. */
export const noAdviceSpoils = fc.property(spoiltNotices, (tree) => {
  expect(spoiltByAdvice(tree)).toEqual([]);
});
