import { describe, expect, test } from 'vitest';
import { beginningOf } from '#lib/feedback/export/beginning';

const FAMILY = '👨‍👩‍👧‍👦';

describe('the beginning of a text', () => {
  test.each([
    { name: 'a short text', text: '很好。', shown: '很好。' },
    { name: 'as many characters as there may be', text: '一二三四五', shown: '一二三四五' },
    { name: 'one more', text: '一二三四五六', shown: '一二三四五…' },
    { name: 'lines and blanks', text: '\n 一\n\n二\t三  ', shown: '一 二 三' },
    { name: 'emoji, each counted once', text: FAMILY.repeat(6), shown: `${FAMILY.repeat(5)}…` },
    { name: 'an escape', text: '\u001b[2J', shown: '⟨U+001B⟩[2J' },
  ])('$name', ({ text, shown }) => {
    expect(beginningOf(text, 5)).toBe(shown);
  });

  test('of one endless character is not endless, nor cut inside a pair', () => {
    expect(beginningOf(`a${'\u0301'.repeat(100_000)}`, 5)).toMatch(/^a\u0301{99}…$/);
    expect(beginningOf(`e${'\u{1d167}'.repeat(1_000)}`, 5)).toMatch(/^e\u{1d167}{49}…$/u);
  });
});
