import { describe, expect, test } from 'vitest';
import { truncate } from '#lib/model/truncate';

const FAMILY = '👨‍👩‍👧‍👦';

describe('a truncated text', () => {
  test.each([
    { name: 'a short text', text: '很好。', shown: '很好。' },
    { name: 'as many characters as there may be', text: '一二三四五', shown: '一二三四五' },
    { name: 'one more', text: '一二三四五六', shown: '一二三四五…' },
    { name: 'lines and blanks', text: '\n 一\n\n二\t三  ', shown: '一 二 三' },
    { name: 'emoji, each counted once', text: FAMILY.repeat(6), shown: `${FAMILY.repeat(5)}…` },
    { name: 'letters with their marks', text: 'e\u0301'.repeat(6), shown: `${'e\u0301'.repeat(5)}…` },
    { name: 'nothing', text: '', shown: '' },
  ])('$name', ({ text, shown }) => {
    expect(truncate(text, 5)).toBe(shown);
  });

  test.each([
    [9, 9],
    [10, 11],
    [20, 22],
    [30, 33],
    [100, 103],
  ])('of at most %i characters is the whole of one of %i, and of no longer one', (most, longest) => {
    expect(truncate('一'.repeat(longest), most)).toBe('一'.repeat(longest));
    expect(truncate('一'.repeat(longest + 1), most)).toBe(`${'一'.repeat(most)}…`);
  });

  test('ends with the ellipsis that its place asks for', () => {
    expect(truncate('一二三', 2, '……')).toBe('一二……');
  });

  test('of one endless character is not endless, nor cut inside a pair', () => {
    expect(truncate(`a${'\u0301'.repeat(100_000)}`, 5)).toMatch(/^a\u0301{99}…$/);
    expect(truncate(`e${'\u{1d167}'.repeat(1_000)}`, 5)).toMatch(/^e\u{1d167}{49}…$/u);
  });
});
