import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSimpleYaml } from '#lib/content/yaml/simple-yaml';
import { parsedFrom, parseYaml, textsIn } from '#lib/content/yaml/yaml';
import { repairYaml } from '#lib/content/yaml/yaml-repair';

const FIRST_NOTICE = 'tests/fixtures/content/2024-district-inspection';

/** Texts, signs and blanks that may make something else of a line than it was. */
const piece = fc.constantFrom(
  ...[
    'a',
    '甲',
    '8：00',
    '8:00',
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n- ',
    '[',
    ']',
    ',',
    '，',
    '- ',
    '-',
    '? ',
    ': ',
    ':',
    '：',
  ],
  ...[
    '"',
    "'",
    '#',
    ' #',
    '%',
    '@',
    '!',
    '&x',
    '*x',
    '|',
    '>',
    '~',
    '...',
    '---',
    '{',
    '}',
    '\t',
    '\u3000',
    '\u00a0',
  ],
  ...['\ufeff', '\u2028', 'x: ', '\nx: 甲', '\n  - 甲', '\n    x: 甲'],
);
const text = fc.constantFrom(
  ...[
    '甲乙',
    '2024年6月27日',
    '2024-11-01',
    '8：00-17：00',
    '0412-7333360',
    'a@b.cn',
    '[一、, （一）]',
    '[甲,乙 , 12]',
  ],
  ...['true', '~', '1e3', '甲：乙', 'A：乙', '100%', 'https://a.cn/b?c', '甲, 乙', '甲-乙', 'a?', '甲 乙'],
);
const keys = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(['title', 'done', 'parts', 'A_1'], { minLength: 1 }) },
  fc.subarray(['null', 'Null', 'true', '__proto__', '甲', 'x'], { minLength: 1, maxLength: 3 }),
);

/** Front matter as staff write it: keys with texts, with lists of texts or of keys, and with keys. */
const value = fc.oneof(
  { weight: 4, arbitrary: text.map((words) => ` ${words}`) },
  fc
    .tuple(fc.constantFrom('', '  ', '    '), fc.array(text, { minLength: 1, maxLength: 3 }))
    .map(([indent, items]) => items.map((item) => `\n${indent}- ${item}`).join('')),
  fc
    .tuple(fc.constantFrom('', '  '), fc.array(fc.tuple(keys, text), { minLength: 1, maxLength: 2 }))
    .map(([indent, maps]) =>
      maps
        .map(
          ([names, words]) =>
            `\n${indent}- ${names.map((name) => `${name}: ${words}`).join(`\n${indent}  `)}`,
        )
        .join(''),
    ),
  fc.tuple(keys, text).map(([names, words]) => names.map((name) => `\n  ${name}: ${words}`).join('')),
);
const wellFormed = fc
  .tuple(keys, fc.array(value, { minLength: 4, maxLength: 4 }))
  .map(([names, values]) => names.map((name, index) => `${name}:${values[index]}`).join('\n'));

/** The same with up to two pieces put in anywhere. */
const source = fc
  .tuple(wellFormed, fc.array(fc.tuple(piece, fc.nat({ max: 999 })), { maxLength: 2 }))
  .map(([written, pieces]) =>
    pieces.reduce((changed, [sign, where]) => {
      const at = Math.floor((where / 1000) * (changed.length + 1));
      return changed.slice(0, at) + sign + changed.slice(at);
    }, written),
  );

describe('readSimpleYaml', () => {
  it('reads what it reads as the parser does, each value at its place, and where nothing is to be repaired', () => {
    fc.assert(
      fc.property(source, (written) => {
        const tree = readSimpleYaml(written);
        if (tree === null) return;
        const parsed = parseYaml(written);
        const simple = parsedFrom(tree);
        expect(parsed.errors).toEqual([]);
        expect(repairYaml(written).repairs).toEqual([]);
        expect(simple.data).toStrictEqual(parsed.data);
        for (const { path } of textsIn(parsed.data))
          for (let depth = 0; depth <= path.length; depth += 1) {
            const upTo = [...path.slice(0, depth)];
            expect(simple.keyOffset(upTo)).toBe(parsed.keyOffset(upTo));
            expect(simple.valueOffset(upTo)).toBe(parsed.valueOffset(upTo));
            expect(simple.keyOffset([...upTo, 'absent'])).toBe(parsed.keyOffset([...upTo, 'absent']));
          }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['notice.md', 'contact.md', 'rectification/01-congress-study.md', 'next-steps/01-theory.md'])(
    'reads the front matter of the first notice: %s',
    (name) => {
      const [, front = ''] = readFileSync(`${FIRST_NOTICE}/${name}`, 'utf8').split(/^---\n|\n---\n/m);
      expect(readSimpleYaml(front)).not.toBeNull();
    },
  );

  it.each([
    '',
    'title: a: b',
    'title: "甲"',
    'title: 甲\n  乙',
    'title: |\n  甲',
    'a: &x 甲',
    '# 甲\na: 乙',
    'a: 甲\na: 乙',
    'a:',
  ])('leaves %j to the parser', (written) => {
    expect(readSimpleYaml(written)).toBeNull();
  });
});
