import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verhoeffDigit } from '#lib/feedback/crypto/verhoeff';

const numbers = fc.stringMatching(/^\d{1,30}$/);

/** Whether the last digit is the check digit of those before it. */
const isSound = (digits: string) => verhoeffDigit(digits.slice(0, -1)) === Number(digits.at(-1));

/** The number with its check digit. */
const checked = numbers.map((digits) => digits + verhoeffDigit(digits));

test.each([
  ['236', 3],
  ['12345', 1],
  ['142857', 0],
  ['123456789012', 0],
])('the check digit of %s is %i, as in the literature', (digits, check) => {
  expect(verhoeffDigit(digits)).toBe(check);
});

test('finds every single wrong digit', () => {
  fc.assert(
    fc.property(checked, (sound) => {
      const wrong = [...sound].flatMap((right, place) =>
        [...'0123456789']
          .filter((digit) => digit !== right)
          .map((digit) => sound.slice(0, place) + digit + sound.slice(place + 1)),
      );
      expect(isSound(sound)).toBe(true);
      expect(wrong.filter(isSound)).toEqual([]);
    }),
  );
});

test('finds every exchange of two neighbours', () => {
  fc.assert(
    fc.property(checked, (sound) => {
      const exchanged = [...sound].flatMap((digit, place) => {
        const next = sound[place + 1];
        if (next === undefined || next === digit) return [];
        return [sound.slice(0, place) + next + digit + sound.slice(place + 2)];
      });
      expect(exchanged.filter(isSound)).toEqual([]);
    }),
  );
});
