import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { MESSAGE_BYTES } from '#lib/feedback/form/fields';
import { countBytes, countCharacters, normalizeText } from '#lib/feedback/form/written-text';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

const FAMILY = '👨‍👩‍👧‍👦';

describe('a text as it is taken', () => {
  test.each([
    ['line ends of browsers', '一\r\n二\r\n', '一\n二\n'],
    ['line ends of old machines', '一\r二\r\r三', '一\n二\n\n三'],
    ['line ends of both', '一\r\r\n二\n\r三', '一\n\n二\n\n三'],
    ['NUL', '一\0二', '一\ufffd二'],
    ['lone halves of surrogate pairs', '\ud83d一\udc33\udc33\ud83d', '\ufffd一\ufffd\ufffd\ufffd'],
  ])('has what no page can show written in another way: %s', (_, written, taken) => {
    expect(normalizeText(written)).toBe(taken);
  });

  test.each([
    ['surrogate pairs', '🐳\u{10ffff}'],
    ['signs of direction', '\u202e一\u2066二\u2069\u202c'],
    ['other control characters', '\u0001\b\v\f\u001b[31m\u007f\u0085\u2028\u2029'],
    ['blanks at both ends', '  一\t\n\u3000\ufeff'],
    ['characters in two spellings', 'é e\u0301 ﾊ Ａ'],
    ['marks of HTML', '<script>alert("1")</script> &amp; &#0;'],
    ['formulas', "=cmd|' /C calc'!A1"],
    ['what is no character', '\ufffe\uffff\ufffd'],
  ])('is otherwise as it was written: %s', (_, written) => {
    expect(normalizeText(written)).toBe(written);
  });

  test('loses and gains nothing but those, whatever it is', () => {
    const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(anything, (written) => {
        const taken = normalizeText(written);
        expect(taken).not.toMatch(/[\r\0]|\p{Surrogate}/u);
        expect(normalizeText(taken)).toBe(taken);
        expect(taken.length).toBe(written.replaceAll('\r\n', '\n').length);
      }),
    );
  });
});

describe('the characters of a text', () => {
  test.each([
    ['', 0],
    ['一二三', 3],
    ['一 二\n\u3000', 5],
    ['🐳🐳', 2],
    [FAMILY, 1],
    ['👍🏽🇨🇳', 2],
    ['e\u0301', 1],
    [`一${'\u0301\u0316'.repeat(1000)}二`, 2],
    ['각', 1],
    ['क्षि', 1],
    ['\u200b\u200b', 0],
    ['\u3164\u2800\u00ad\ufe0f\u{e0061}', 0],
    ['葛\u{e0100}西\u200b', 2],
  ])('are those that a reader sees: %j has %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  test('are counted no further than somebody wants to know', () => {
    expect([2, 3, 4, 1000].map((most) => countCharacters('一二三四', most))).toEqual([3, 4, 4, 4]);
    expect(countCharacters('a'.repeat(10_000), 200)).toBe(201);
  });

  test('are the same as Unicode’s own rules find in the whole text, wherever that is cut to be counted', () => {
    const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const joined = [
      FAMILY,
      '\u200d',
      '\u0301',
      '🏻',
      '🇨',
      '🇳',
      '\u{e0020}',
      'ᄀ',
      'ᅡ',
      'ᆨ',
      'क',
      '्',
      '\u0600',
      '\r',
      '\n',
    ];
    const runs = fc.tuple(
      fc.oneof(
        fc.constantFrom('a', '通', '，', '\u3000', '👨', ...joined),
        fc.string({ unit: 'grapheme', maxLength: 2 }),
      ),
      fc.integer({ min: 1, max: 400 }),
    );
    fc.assert(
      fc.property(fc.array(runs, { maxLength: 6 }), (all) => {
        const text = all.map(([run, times]) => run.repeat(times)).join('');
        expect(countCharacters(text)).toBe(
          Array.from(segments.segment(text)).filter(
            ({ segment }) => hasVisibleCharacters(segment) || /\s/.test(segment),
          ).length,
        );
      }),
    );
  });

  // In one piece, each of these would keep the process from everything else for half a minute.
  test('are never counted in one piece, however long a message is', () => {
    const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    countCharacters('a'.repeat(MESSAGE_BYTES));
    const longest = Math.max(...segment.mock.calls.map(([piece]) => piece.length));
    segment.mockRestore();
    expect(longest).toBeLessThanOrEqual(1024);
  });

  test.each([
    ['plain letters', 'a', MESSAGE_BYTES],
    ['line ends', '\n', MESSAGE_BYTES],
    ['characters of no width', '\u200b', 0],
    ['families', FAMILY, 5242],
    ['marks without end', '\u0301', 1],
    ['piles of marks', `一${'\u0301'.repeat(300)}`, 217],
  ])('are counted in the largest message too: %s', (_, unit, count) => {
    const text = unit.repeat(MESSAGE_BYTES / Buffer.byteLength(unit));
    expect(countCharacters(text)).toBe(count);
  });
});

test('the bytes of a text are those of UTF-8', () => {
  expect(['', 'a', '通', '🐳', FAMILY, '\ud800'].map(countBytes)).toEqual([0, 1, 3, 4, 25, 3]);
});
