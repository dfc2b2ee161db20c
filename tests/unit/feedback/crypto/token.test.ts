import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReceipt, type ReceiptForm } from '#lib/feedback/crypto/receipt';
import { hashToken, receiptOfToken } from '#lib/feedback/crypto/receipt-derivation';
import { issueToken, parseToken, type Token, verifyToken } from '#lib/feedback/crypto/token';
import type { Submission } from '#lib/feedback/form/submission';
import { systemRandom } from '#lib/random';
import { IN_WINDOW, seededRandom, submissionOf } from '../fixtures';

const FORMS: readonly ReceiptForm[] = ['digits', 'letters'];
const KEY = systemRandom(32);
const SUBMISSION = submissionOf();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A token as it is read back. @throws when it cannot be. */
function tokenFor(
  submission: Submission = SUBMISSION,
  key = KEY,
  now = IN_WINDOW,
  random = systemRandom,
): Token {
  const token = parseToken(issueToken(submission, key, now, random));
  if (!token) throw new Error('a token could not be read back');
  return token;
}

const item = (anchor: string, heading: string) => ({ item: { anchor, heading } });

describe('a token', () => {
  test('confirms the words that it was made for', () => {
    expect(verifyToken(tokenFor(), SUBMISSION, [KEY], IN_WINDOW)).toBe(true);
    const bare = submissionOf({
      kind: 'opinion',
      item: '',
      message: '就说五个字',
      name: '',
      contact: '',
      consent: 'yes',
    });
    expect(verifyToken(tokenFor(bare), bare, [KEY], IN_WINDOW)).toBe(true);
  });

  test.each<[string, Partial<Submission>]>([
    ['of another notice', { notice: '2024-county-water' }],
    ['of another kind', { kind: 'opinion' }],
    ['about another item', item('leadership-2', SUBMISSION.item?.heading ?? '')],
    ['about an item that reads otherwise by now', item('leadership-3', '（三）')],
    ['about none in particular', { item: null }],
    ['with another message', { message: `${SUBMISSION.message}！` }],
    ['with a blank more', { message: `${SUBMISSION.message} ` }],
    ['by another name', { name: '王大明' }],
    ['by no name', { name: '' }],
    ['with another contact', { contact: '138 0000 0001' }],
    ['whose name and contact changed places', { name: SUBMISSION.contact, contact: SUBMISSION.name }],
    ['whose words moved from one field to the next', { message: `${SUBMISSION.message}王`, name: '小明' }],
  ])('does not confirm a submission %s', (_, changed) => {
    expect(verifyToken(tokenFor(), { ...SUBMISSION, ...changed }, [KEY], IN_WINDOW)).toBe(false);
  });

  test('confirms no words but its own, whatever they are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 3 });
    const words = fc.record({ message: text, name: text, contact: text });
    fc.assert(
      fc.property(words, words, (signed, sent) => {
        const isSame = JSON.stringify(signed) === JSON.stringify(sent);
        const token = tokenFor({ ...SUBMISSION, ...signed });
        expect(verifyToken(token, { ...SUBMISSION, ...sent }, [KEY], IN_WINDOW)).toBe(isSame);
      }),
    );
  });

  test.each([
    ['at once', 0, true],
    ['a millisecond before 24 hours are over', DAY - 1, true],
    ['no more when they are', DAY, false],
    ['no more days later', 10 * DAY, false],
    ['when a clock that is a minute ahead made it', -MINUTE, true],
    ['not when it is of more than a minute from now', -MINUTE - 1, false],
    ['not when it is of tomorrow', -DAY, false],
  ])('confirms %s', (_, passed, does) => {
    expect(verifyToken(tokenFor(), SUBMISSION, [KEY], IN_WINDOW + passed)).toBe(does);
  });

  test('confirms nothing with another key, nor without any', () => {
    const others = [systemRandom(32), systemRandom(32)];
    expect(verifyToken(tokenFor(), SUBMISSION, others, IN_WINDOW)).toBe(false);
    expect(verifyToken(tokenFor(), SUBMISSION, [], IN_WINDOW)).toBe(false);
  });

  test('confirms with any of the keys that hold', () => {
    expect(verifyToken(tokenFor(), SUBMISSION, [systemRandom(32), KEY], IN_WINDOW)).toBe(true);
  });

  test('with other random bits, another moment or another signature is forged', () => {
    const token = tokenFor();
    const forged: Token[] = [
      { ...token, bits: tokenFor().bits },
      { ...token, issued: token.issued + 1 },
      { ...token, mac: tokenFor().mac },
      { ...token, mac: new Uint8Array(32) },
    ];
    expect(forged.map((one) => verifyToken(one, SUBMISSION, [KEY], IN_WINDOW))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('is another each time, for the same words at the same moment', () => {
    const made = Array.from({ length: 100 }, () => issueToken(SUBMISSION, KEY, IN_WINDOW, systemRandom));
    expect(new Set(made).size).toBe(100);
  });

  test('stands in a form as it is: letters, digits, hyphens and low lines', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(issueToken(SUBMISSION, KEY, IN_WINDOW, seededRandom(seed))).toMatch(/^[\w-]{75}$/);
      }),
    );
  });
});

describe('a text that is no token', () => {
  const written = issueToken(SUBMISSION, KEY, IN_WINDOW, systemRandom);

  test.each([
    ['empty', ''],
    ['a character short', written.slice(1)],
    ['a character too long', `${written}A`],
    ['a token with a line end', `${written}\n`],
    ['two tokens', `${written}\n${written}`],
    ['of another alphabet', `${written.slice(1)}+`],
    ['in Chinese', '口令'.repeat(38).slice(1)],
    ['very long', 'A'.repeat(500_000)],
  ])('is read as none: %s', (_, text) => {
    expect(parseToken(text)).toBeNull();
  });

  test('never breaks what reads it, nor what asks whether it confirms', () => {
    const shaped = fc.stringMatching(/^[\w-]{75}$/);
    fc.assert(
      fc.property(fc.oneof(shaped, fc.string({ unit: 'binary' })), fc.integer(), (text, now) => {
        const token = parseToken(text);
        if (!token) return;
        expect(verifyToken(token, SUBMISSION, [KEY], now)).toBe(false);
        for (const form of FORMS) {
          const text = receiptOfToken(token, form);
          expect(parseReceipt(text)).toEqual({ state: 'valid', receipt: { form, text } });
        }
      }),
    );
  });
});

describe.each(FORMS)('the receipt of a token, of %s', (form) => {
  const WORDS = submissionOf({
    kind: 'opinion',
    item: '',
    message: '另外的几句话',
    name: '',
    contact: '',
    consent: 'yes',
  });

  test('depends on its random bits alone: not on words, key or moment', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, later) => {
        const one = tokenFor(SUBMISSION, KEY, IN_WINDOW, seededRandom(seed));
        const other = tokenFor(WORDS, systemRandom(32), IN_WINDOW + later, seededRandom(seed));
        expect(receiptOfToken(one, form)).toBe(receiptOfToken(other, form));
      }),
    );
  });

  test('is another for other bits', () => {
    const receipts = Array.from({ length: 1000 }, () => receiptOfToken({ bits: systemRandom(16) }, form));
    expect(new Set(receipts).size).toBe(1000);
  });
});

/** Bits 0, 1, 2 … of a token, and others whose first draw is too large for a receipt of digits. */
const COUNTED = Uint8Array.from({ length: 16 }, (_, index) => index);
const DRAWN_TWICE = Uint8Array.from({ length: 16 }, () => 3);

test('a token’s receipts and hash are the same in every version: it may be older than the program that reads it', () => {
  expect(receiptOfToken({ bits: COUNTED }, 'letters')).toBe('VAGG-J07M-X2FF-0ZPD-WNMX');
  expect(receiptOfToken({ bits: COUNTED }, 'digits')).toMatchInlineSnapshot(
    `"03091 97076 97221 96772 96437"`,
  );
  expect(receiptOfToken({ bits: DRAWN_TWICE }, 'digits')).toMatchInlineSnapshot(
    `"63615 62399 53838 26953 36898"`,
  );
  expect(hashToken({ bits: COUNTED })).toMatchInlineSnapshot(`"IlNv85q-FZU7hnRw5FcDpWMJ5tDIue0KvwxbHNQ7--U"`);
});

test('receipts of digits favour no digit in any place', () => {
  const counts = Array.from({ length: 24 }, () => Array.from({ length: 10 }, () => 0));
  const bits = seededRandom(7);
  const drawn = 5_000;
  for (let made = 0; made < drawn; made += 1) {
    const digits = receiptOfToken({ bits: bits(16) }, 'digits').replaceAll(' ', '');
    for (const [place, row] of counts.entries())
      row[Number(digits[place])] = (row[Number(digits[place])] ?? 0) + 1;
  }
  const expected = drawn / 10;
  const chiSquares = counts.map((row) =>
    row.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0),
  );
  // Nine degrees of freedom: 37.4 is exceeded once in 45,000 times.
  expect(Math.max(...chiSquares)).toBeLessThan(37.4);
});

describe('the hash of a token', () => {
  test('is 256 bits that hold no piece of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bits) => {
        const hash = hashToken({ bits });
        expect(hash).toMatch(/^[\w-]{43}$/);
        expect(Buffer.from(hash, 'base64url').includes(Buffer.from(bits.subarray(0, 8)))).toBe(false);
      }),
    );
  });

  test('is the same for the same bits, and another for any other', () => {
    const tokens = Array.from({ length: 1000 }, () => ({ bits: systemRandom(16) }));
    expect(new Set(tokens.map(hashToken)).size).toBe(1000);
    expect(tokens.map(hashToken)).toEqual(tokens.map(hashToken));
  });
});
