import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainPairsIn } from '#lib/content/yaml/plain-pairs';
import { parseAnyYaml, parseYaml } from '#lib/content/yaml/yaml';

/** Pieces of YAML: what plain lines have, and what makes other lines of them. */
const piece = fc.constantFrom(
  ...[
    'title',
    'done',
    'a',
    ': ',
    ':',
    '\n',
    '\n  - ',
    '\n- ',
    '  ',
    ' ',
    '甲',
    '“乙”',
    '12',
    '2024-01-01',
    '\t',
  ],
  ...[
    'true',
    'null',
    '~',
    '#',
    ' #',
    '-',
    '---',
    '...',
    "'",
    '"',
    '[',
    ']',
    '{',
    ',',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '<<',
  ],
  ...[
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\r',
    '\0',
    '\ud83d\ude00',
    '=',
    '?',
    '@',
    '`',
    '__proto__',
    '\\',
  ],
);
const plainLine = fc
  .tuple(
    fc.constantFrom('title: ', 'unit:  ', 'done:\n  - ', '  - ', 'a: ', '- '),
    fc.array(piece, { maxLength: 4 }),
  )
  .map(([start, rest]) => `${start}甲${rest.join('')}`);
const source = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(plainLine, { maxLength: 5 }).map((lines) => lines.join('\n')),
);

test('plain lines are read as a parser of YAML reads them, with the same offsets', () => {
  const paths = [
    ['title'],
    ['done'],
    ['done', 0],
    ['done', 1],
    ['done', 9],
    ['title', 'a'],
    ['a', 0, 'b'],
    ['b'],
    [],
  ];
  fc.assert(
    fc.property(source, (text) => {
      fc.pre(plainPairsIn(text) !== null);
      const [quick, full] = [parseYaml(text), parseAnyYaml(text)];
      expect(quick.data).toEqual(full.data);
      expect(full.errors).toEqual([]);
      for (const path of paths) {
        expect([path, quick.keyOffset(path)]).toEqual([path, full.keyOffset(path)]);
        expect([path, quick.valueOffset(path)]).toEqual([path, full.valueOffset(path)]);
      }
    }),
    { numRuns: 3000, maxSkipsPerRun: 1000 },
  );
});

test('an item with a title and a list is read without the parser', () => {
  expect(plainPairsIn('title: 加强学习。\ndone:\n  - 开展四次\n  - 整改一次\n')).toEqual([
    { key: 'title', keyOffset: 0, value: '加强学习。', valueOffset: 7, itemOffsets: [] },
    { key: 'done', keyOffset: 13, value: ['开展四次', '整改一次'], valueOffset: 21, itemOffsets: [23, 32] },
  ]);
});

test.each([
  '',
  'title: 甲\ntitle: 乙',
  'title: 甲: 乙',
  'title: 甲 # 乙',
  'title: [甲]',
  'title: 甲\n  乙',
  'title:\nunit: 乙',
  'parts:\n  - folder: a',
])('other YAML is left to the parser: %j', (text) => {
  expect(plainPairsIn(text)).toBeNull();
});
