import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTextIsConserved, lostFrom } from '../../fuzz/conserved-text';
import { anyTextOfTheGuideIsSound } from '../../fuzz/guide-text';

// tests/fuzz tries the same properties a hundred thousand times.

test('of any text, nothing is lost without a word', () => {
  fc.assert(anyTextIsConserved, { numRuns: 300, seed: 1 });
});

test('of a text with the guide’s signs alone, every character is shown as the guide says', () => {
  fc.assert(anyTextOfTheGuideIsSound, { numRuns: 150, seed: 1 });
});

describe('a sign that the guide does not name', () => {
  test.each([
    ...[
      '_甲',
      '`甲`',
      '~~~\n甲\n~~~',
      '+ 甲',
      '* 甲',
      '1) 甲',
      '>甲',
      '___',
      '* * *',
      '## 甲 ##',
      '甲\\\n乙',
    ],
    ...[
      '&copy;',
      '&#35;',
      '\\%',
      '<https://a.example>',
      '[甲]\n\n[甲]: https://a.example',
      '[甲]: https://a.example',
    ],
    ...['<b>甲</b>', '甲\n===', '甲\n---', '[甲](https://a.example "乙")', '[甲](https://a.example "")'],
  ])('is reported, or shown: %j', (markdown) => {
    const isShown = markdown === '_甲';
    expect(lostFrom(markdown).length > 0).toBe(!isShown);
  });
});
