import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TITLE_LIMIT } from '#lib/content/schema/written-schema';
import { LINE_HEIGHT, TITLE_SIZES, titleLines } from '#lib/share-image/title-lines';

const ROOM = { width: 598, height: 316 };

/** Every character as wide as it is high. */
const measure = (text: string, size: number) => Array.from(text).length * size;

const set = (title: string) => titleLines(title, ROOM, measure);

const words = fc.array(
  fc.constantFrom('整改', '落实', '情况', '的', '通报', '关于', '“四化”', '，', '区委', '2024'),
  {
    minLength: 1,
    maxLength: TITLE_LIMIT / 4,
  },
);

describe('a title in a share picture', () => {
  test('that is short stands large in one line', () => {
    expect(set('关于整改的通报')).toEqual({ size: 84, lines: ['关于整改的通报'] });
  });

  test('is broken between words, into lines of nearly one length', () => {
    const { size, lines } = set('中共立山区科协党支部关于区委巡察整改落实进展情况的通报');
    expect(size).toBe(54);
    expect(lines).toEqual(['中共立山区科协党支部', '关于区委巡察整改落实', '进展情况的通报']);
  });

  test('shrinks as it grows longer', () => {
    const sizes = [10, 30, 60, 90, TITLE_LIMIT].map((length) => set('整'.repeat(length)).size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(sizes.length);
  });

  test('without any word to break at is broken between characters', () => {
    const { lines } = set('x'.repeat(TITLE_LIMIT));
    expect(lines.join('')).toBe('x'.repeat(TITLE_LIMIT));
  });

  test('breaks the name of a long issuer between its words', () => {
    const { lines } = set('中共国家税务总局望川市税务局委员会关于整改情况的通报');
    expect(lines).toEqual(['中共国家税务总局', '望川市税务局委员会', '关于整改情况的通报']);
  });

  test('has no line that begins with a closing mark', () => {
    const { lines } = set('，。'.repeat(40));
    expect(lines.filter((line) => /^[，。]/.test(line)).length).toBe(1);
  });

  test('that finds no room even when it is small says that it goes on', () => {
    const { lines, size } = set('通'.repeat(900));
    expect(lines.at(-1)).toMatch(/通…$/);
    expect(lines.length * size * LINE_HEIGHT).toBeLessThanOrEqual(ROOM.height);
  });

  test('keeps every word and its room, whatever it is', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const title = parts.join('');
        const { size, lines } = set(title);
        expect(lines.join('')).toBe(title);
        expect(TITLE_SIZES).toContain(size);
        for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(ROOM.width);
        expect(lines.length * size * LINE_HEIGHT).toBeLessThanOrEqual(ROOM.height);
      }),
    );
  });

  test('is set, and nothing is thrown, for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(set(title).lines.length).toBeLessThan(10);
      }),
    );
  });
});
