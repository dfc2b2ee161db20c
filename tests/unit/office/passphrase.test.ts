import { describe, expect, test } from 'vitest';
import { checkWordOf, isCheckWord, recipientDigits } from '#lib/office/check-word';
import { normalisePassphrase, offeredPassphrase } from '#lib/office/passphrase';
import { isSafeSite } from '#lib/office/site-address';
import { bytes } from './fixtures';

describe('an offered passphrase', () => {
  test('is six groups of four digits', () => {
    expect(offeredPassphrase((count) => bytes(count, 3))).toMatch(/^\d{4}( \d{4}){5}$/);
  });

  test('leaves bytes out that would make some digits likelier', () => {
    let calls = 0;
    const random = (count: number) => new Uint8Array(count).fill(calls++ % 2 === 0 ? 255 : 7);
    expect(offeredPassphrase(random)).toBe('7777 7777 7777 7777 7777 7777');
  });
});

describe('a passphrase', () => {
  test.each([
    ['ＡＢＣ １２３', 'abc123'],
    ['a-b‐c–d−e', 'abcde'],
    [' 1234　5678 ', '12345678'],
    ['a\u200bb\ufeff', 'ab'],
  ])('%j is normalised to %j', (written, normalised) => {
    expect(normalisePassphrase(written)).toBe(normalised);
  });
});

describe('the check word of a recovery sheet', () => {
  const [one, other] = ['AGE-SECRET-KEY-1A', 'AGE-SECRET-KEY-1B'];

  test('is six digits that follow from the identity', () => {
    expect(checkWordOf(one)).toMatch(/^\d{6}$/);
    expect(checkWordOf(one)).toBe(checkWordOf(one));
    expect(checkWordOf(other)).not.toBe(checkWordOf(one));
  });

  test('is known however it is typed, and no other is', () => {
    const word = checkWordOf(one);
    expect(isCheckWord(` ${word.slice(0, 3)} ${word.slice(3)}`, one)).toBe(true);
    expect(isCheckWord(checkWordOf(other), one)).toBe(false);
    expect(isCheckWord('', one)).toBe(false);
  });
});

describe('the digits of a recipient', () => {
  test('are four groups of four, others for each', () => {
    expect(recipientDigits('age1a')).toMatch(/^\d{4}( \d{4}){3}$/);
    expect(recipientDigits('age1b')).not.toBe(recipientDigits('age1a'));
  });
});

describe('the site of an inbox', () => {
  test.each([
    ['https://office.example', true],
    ['https://office.example:8443', true],
    ['http://localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['http://[::1]:3000', true],
    ['http://office.example', false],
    ['http://localhost.example', false],
    ['http://127.0.0.1.example', false],
    ['https://office.example/path', false],
    ['https://user@office.example', false],
    ['ftp://office.example', false],
    ['', false],
  ])('%j may be spoken to: %s', (address, expected) => expect(isSafeSite(address)).toBe(expected));
});
