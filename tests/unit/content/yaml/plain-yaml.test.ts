import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataOf, readPlainYaml } from '#lib/content/yaml/plain-yaml';
import { parseAnyYaml, parseYaml } from '#lib/content/yaml/yaml';

/** Pieces of YAML: what plain lines have, and what makes other lines of them. */
const piece = fc.constantFrom(
  ...['title', 'done', 'a', ': ', ':', ':\n', '\n', '\n  - ', '\n- ', '\n  ', '\n    ', '  ', ' ', ', ', ','],
  ...[
    '甲',
    '“乙”',
    '12',
    '2024-01-01',
    '\t',
    'true',
    'null',
    '~',
    '#',
    ' #',
    '-',
    '- ',
    '---',
    '...',
    "'",
    '"',
  ],
  ...[
    '[',
    ']',
    '[甲, 乙]',
    '{',
    '}',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '<<',
    '=',
    '?',
    '@',
    '`',
    '__proto__',
    '\\',
  ],
  ...['\u00a0', '\u3000', '\u2028', '\u0085', '\ufeff', '\r', '\0', '\u{1f600}'],
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '  ', '    ', ' '),
    fc.constantFrom('', '- ', '- ', '-   '),
    fc.constantFrom('', 'title: ', 'unit:  ', 'done:', 'a: ', 'a:', 'title:'),
    fc.constantFrom('', '甲', '甲 乙', 'a1', '[一、, （一）]', '[ 甲,乙 ]'),
    fc.oneof({ weight: 5, arbitrary: fc.constant('') }, piece),
  )
  .map((parts) => parts.join(''));
const source = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => `title: ${pieces.join('')}`),
  fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n')),
);

const step = fc.constantFrom<string | number>('title', 'unit', 'done', 'a', 'b', 0, 1, 2);

test('plain YAML is read as a parser reads it, with the same offsets', () => {
  const plain = source.filter((text) => readPlainYaml(text) !== null);
  const paths = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(plain, paths, (text, places) => {
      const [quick, full] = [parseYaml(text), parseAnyYaml(text)];
      expect(full.errors).toEqual([]);
      expect(quick.data).toEqual(full.data);
      for (const path of places) {
        expect([path, quick.keyOffset(path)]).toEqual([path, full.keyOffset(path)]);
        expect([path, quick.valueOffset(path)]).toEqual([path, full.valueOffset(path)]);
      }
    }),
    { numRuns: 2000 },
  );
});

test('front matter of a notice is read without the parser', () => {
  const node = readPlainYaml(
    [
      'title: 整改落实情况的通报（第2号）',
      'window:',
      '  opens: 2024-11-01',
      'parts:',
      '  - folder: leadership',
      '    numbering: [一、, （一）]',
      '  - folder: next-steps',
      'done:',
      '- 开展四次',
      '',
    ].join('\n'),
  );
  expect(node && dataOf(node)).toEqual({
    title: '整改落实情况的通报（第2号）',
    window: { opens: '2024-11-01' },
    parts: [{ folder: 'leadership', numbering: ['一、', '（一）'] }, { folder: 'next-steps' }],
    done: ['开展四次'],
  });
});

test.each([
  '',
  'title: 甲\ntitle: 乙',
  'title: 甲: 乙',
  'title: 甲 # 乙',
  'title: {a: b}',
  'title: "甲"',
  'title: 甲\n  乙',
  'title: |\n  甲',
  'title:\nunit: 乙',
  'title: 甲\n\nunit: 乙',
])('other YAML is left to the parser: %j', (text) => {
  expect(readPlainYaml(text)).toBeNull();
});
