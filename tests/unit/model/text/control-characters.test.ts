import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codePointName,
  escapeInvisibleCharacters,
  escapeInvisibleInJson,
} from '#lib/model/text/control-characters';

const FAMILY = '👨‍👩‍👧‍👦';
const ENGLAND = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
/** Texts of any code units at all: halves of pairs and controls among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0x2100 })))
  .map((units) => String.fromCharCode(...units));
/** Format characters that are drawn (Prepended_Concatenation_Mark) left out. */
const INVISIBLE = /(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Every code point: U+0000 to U+10FFFF. */
const EVERY = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));

/** The control characters, as Unicode numbers them. */
const CONTROLS = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
].flatMap(([first = 0, last = 0]) => EVERY.slice(first, last + 1));

test('control characters are escaped by their names', () => {
  for (const character of CONTROLS)
    expect(escapeInvisibleCharacters(character)).toBe(`⟨${codePointName(character)}⟩`);
});

test.each([
  ['\u0007', 'U+0007'],
  ['\u202e', 'U+202E'],
  ['\u{e0041}', 'U+E0041'],
  ['\ud83d', 'U+D83D'],
])('a code point has the name that Unicode gives it: %j', (character, name) => {
  expect(codePointName(character)).toBe(name);
});

describe('a text to be shown', () => {
  test.each([
    { name: 'plain words', text: '第三项的讲座，没有听说。', shown: '第三项的讲座，没有听说。' },
    { name: 'line breaks', text: '一\n\n二', shown: '一\n\n二' },
    { name: 'an escape sequence', text: '\u001b[2J红', shown: '⟨U+001B⟩[2J红' },
    { name: 'the one-character form of it', text: '\u009b2J', shown: '⟨U+009B⟩2J' },
    { name: 'a return that would write over the line', text: '真\r假', shown: '真⟨U+000D⟩假' },
    { name: 'backspace, tab, delete', text: '\b\t\u007f', shown: '⟨U+0008⟩⟨U+0009⟩⟨U+007F⟩' },
    { name: 'a bidi override', text: '\u202egpj.exe', shown: '⟨U+202E⟩gpj.exe' },
    { name: 'bidi isolates', text: '\u2066a\u2069', shown: '⟨U+2066⟩a⟨U+2069⟩' },
    { name: 'zero-width characters', text: 'a\u200b\u200d\ufeffb', shown: 'a⟨U+200B⟩⟨U+200D⟩⟨U+FEFF⟩b' },
    { name: 'a filler that looks like nothing', text: '\u3164', shown: '⟨U+3164⟩' },
    { name: 'hidden tags', text: 'a\u{e0041}', shown: 'a⟨U+E0041⟩' },
    { name: 'separators of lines', text: 'a\u2028b\u2029', shown: 'a⟨U+2028⟩b⟨U+2029⟩' },
    { name: 'half of a pair', text: 'a\ud83d', shown: 'a⟨U+D83D⟩' },
    { name: 'emoji of several characters', text: FAMILY + ENGLAND + '☂️', shown: FAMILY + ENGLAND + '☂️' },
    { name: 'a character in a variant of its own', text: '葛\u{e0100}', shown: '葛\u{e0100}' },
    { name: 'a variant of nothing', text: '\n\ufe0f', shown: '\n⟨U+FE0F⟩' },
    { name: 'other scripts', text: 'مرحبا Ünïcode ไทย', shown: 'مرحبا Ünïcode ไทย' },
  ])('$name: all that is invisible stands in it', ({ text, shown }) => {
    expect(escapeInvisibleCharacters(text)).toBe(shown);
  });

  test('may have no line breaks where there is one line', () => {
    expect(escapeInvisibleCharacters('王\n小明', '')).toBe('王⟨U+000A⟩小明');
  });

  test('never moves a cursor, whatever it is', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) => !/[\0-\u0009\u000b-\u001f\u007f-\u009f]/.test(escapeInvisibleCharacters(text)),
      ),
    );
  });
});

test('JSON says the same, and nothing invisible stands in it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = escapeInvisibleInJson(JSON.stringify({ text }));
      expect(JSON.parse(json)).toEqual({ text });
      expect(json).not.toMatch(INVISIBLE);
    }),
  );
});
