import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EVERY_INVISIBLE,
  findInvisibleCharacters,
  hasVisibleCharacters,
  isUndefinedCharacter,
  removeInvisibleCharacters,
} from '#lib/model/text/visible-characters';

const ENGLAND = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

const INVISIBLE = [
  ['zero-width space', '\u200b'],
  ['zero-width non-joiner', '\u200c'],
  ['zero-width joiner', '\u200d'],
  ['word joiner', '\u2060'],
  ['invisible times', '\u2062'],
  ['byte order mark', '\ufeff'],
  ['soft hyphen', '\u00ad'],
  ['combining grapheme joiner', '\u034f'],
  ['left-to-right mark', '\u200e'],
  ['Arabic letter mark', '\u061c'],
  ['right-to-left override', '\u202e'],
  ['isolate', '\u2066'],
  ['line separator', '\u2028'],
  ['paragraph separator', '\u2029'],
  ['NUL', '\0'],
  ['backspace', '\b'],
  ['escape', '\u001b'],
  ['vertical tab', '\v'],
  ['carriage return', '\r'],
  ['next line', '\u0085'],
  ['Hangul filler', '\u3164'],
  ['Hangul choseong filler', '\u115f'],
  ['Hangul jungseong filler', '\u1160'],
  ['halfwidth Hangul filler', '\uffa0'],
  ['Khmer inherent vowel', '\u17b4'],
  ['Mongolian vowel separator', '\u180e'],
  ['Mongolian variation selector', '\u180b'],
  ['variation selector 1', '\ufe00'],
  ['variation selector 16', '\ufe0f'],
  ['variation selector 17', '\u{e0100}'],
  ['language tag', '\u{e0001}'],
  ['tag letter', '\u{e0061}'],
  ['shorthand format overlap', '\u{1bca0}'],
  ['musical begin beam', '\u{1d173}'],
  ['musical null notehead', '\u{1d159}'],
  ['interlinear annotation anchor', '\ufff9'],
  ['object replacement', '\ufffc'],
  ['braille blank', '\u2800'],
  ['private use', '\ue000'],
  ['private use, plane 15', '\u{f0000}'],
  ['private use, plane 16', '\u{10fffd}'],
  ['noncharacter', '\ufdd0'],
  ['noncharacter at the end of a plane', '\u{2ffff}'],
  ['unassigned', '\u0378'],
  ['reserved and ignorable', '\u{e0fff}'],
  ['lone surrogate', '\udc00'],
] as const;

const COMPOSED = [
  ['a family', '👨‍👩‍👧‍👦'],
  ['a couple with a heart', '👨‍❤️‍💋‍👨'],
  ['a skin colour and red hair', '🧑🏻‍🦰'],
  ['the rainbow flag', '🏳️‍🌈'],
  ['a heart as an emoji', '❤️'],
  ['a telephone as text', '☎︎'],
  ['a keycap', '5\ufe0f\u20e3'],
  ['a flag of a region', ENGLAND],
  ['a Chinese character in a variant', '葛\u{e0100}'],
  ['a compatibility variant', '城\ufe00'],
  ['Mongolian in its form', 'ᠠ\u180b'],
  ['Persian with a non-joiner', 'می\u200cخواهم'],
  ['Hindi with a joiner', 'क्\u200dष'],
  ['words in braille', '⠃⠇\u2800⠊'],
] as const;

describe('an invisible character', () => {
  test.each(INVISIBLE)('is found between letters: %s', (_, character) => {
    expect(findInvisibleCharacters(`A${character}B`)).toEqual([{ index: 1, character }]);
    const removed = removeInvisibleCharacters(`A${character}B`);
    expect(removed).toBe(isUndefinedCharacter(character) ? `A${character}B` : 'AB');
  });

  test.each(INVISIBLE)('alone is nothing to see: %s', (_, character) => {
    expect(hasVisibleCharacters(character.repeat(30))).toBe(false);
  });

  test.each([
    ['a digit with a variation selector', '5\ufe0f', 1],
    ['an emoji with two of them', '❤\ufe0f\ufe0f', 2],
    ['an emoji with a selector of Chinese characters', '😀\u{e0100}', 2],
    ['a joiner after an emoji alone', '😀\u200d。', 2],
    ['a joiner before an emoji', '\u200d😀', 0],
    ['a flag whose tags do not end', '\u{1f3f4}\u{e0067}', 2],
    ['a joiner after a Chinese mark', '。\u200d', 1],
    ['a braille blank at the end of a word', '⠃\u2800', 1],
    ['a selector after a mark', '。\ufe00', 1],
  ])('is found where it composes nothing: %s', (_, text, index) => {
    expect(findInvisibleCharacters(text)[0]?.index).toBe(index);
  });

  test('is each one found, with its index in UTF-16 units', () => {
    expect(findInvisibleCharacters('🐳\u200b一\u{e0041}\u00ad')).toEqual([
      { index: 2, character: '\u200b' },
      { index: 4, character: '\u{e0041}' },
      { index: 6, character: '\u00ad' },
    ]);
  });
});

describe('a visible character', () => {
  test.each(COMPOSED)('may be made with invisible ones: %s', (_, text) => {
    expect(findInvisibleCharacters(`通${text}报`)).toEqual([]);
    expect(hasVisibleCharacters(text)).toBe(true);
  });

  test.each([
    ['rare, and newer than the tables', '\u{32500}'],
    ['of a name, in an extension', '\u{30edd}'],
    ['a replacement character', '\ufffd'],
    ['a sign under Arabic digits', '\u0605'],
    ['a combining mark', '\u0301'],
    ['a radical', '⼭'],
    ['an Egyptian hieroglyph', '\u{13000}'],
  ])('is one by itself: %s', (_, text) => {
    expect(findInvisibleCharacters(text)).toEqual([]);
    expect(hasVisibleCharacters(text)).toBe(true);
  });
});

test.each([' ', '\t', '\n', '\u00a0', '\u2003', '\u202f', '\u3000'])(
  'white space is nothing to see, and may stand in a text: %j',
  (blank) => {
    expect(hasVisibleCharacters(blank)).toBe(false);
    expect(findInvisibleCharacters(`通${blank}报`)).toEqual([]);
  },
);

test('private use and unassigned code points stay when a text is corrected: they stand for something', () => {
  expect(removeInvisibleCharacters('赵\ue863\u200b老师')).toBe('赵\ue863老师');
});

test('a text without what is found has nothing more to find, and the same to see', () => {
  const piece = fc.constantFrom(
    ...INVISIBLE.map(([, text]) => text),
    ...COMPOSED.map(([, text]) => text),
    '通',
    '5',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const plain = removeInvisibleCharacters(text);
      expect(plain.replace(EVERY_INVISIBLE, '')).toBe(text.replace(EVERY_INVISIBLE, ''));
      expect(hasVisibleCharacters(plain)).toBe(hasVisibleCharacters(text));
    }),
  );
});

test('takes no text for one without invisible characters that has some', () => {
  const invisible = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    (character) => !/[\t\n]/.test(character) && character.replace(EVERY_INVISIBLE, '') === '',
  );
  expect(invisible.filter((character) => findInvisibleCharacters(`，${character}，`).length !== 1)).toEqual(
    [],
  );
});

test('invisible characters are found by a pattern that browsers without sets in patterns know too', () => {
  expect(EVERY_INVISIBLE.flags).toBe('gu');
});
