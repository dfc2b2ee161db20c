import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReceipt, parseReceipt } from '#lib/feedback/crypto/receipt';
import {
  hashReceipt,
  issueToken,
  parseToken,
  receiptOfToken,
  type Token,
  verifyToken,
} from '#lib/feedback/crypto/token';
import type { Submission } from '#lib/feedback/form/submission';
import { systemRandom } from '#lib/random';
import { IN_WINDOW, seededRandom, submissionOf } from '../fixtures';

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
        expect(parseReceipt(receiptOfToken(token))).toBe(receiptOfToken(token));
      }),
    );
  });
});

describe('the receipt of a token', () => {
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
        expect(receiptOfToken(one)).toBe(receiptOfToken(other));
      }),
    );
  });

  test('is another for other bits', () => {
    const receipts = Array.from({ length: 1000 }, () => receiptOfToken({ bits: systemRandom(16) }));
    expect(new Set(receipts).size).toBe(1000);
  });

  test('is the same in every version: a token may be older than the program that reads it', () => {
    const bits = Uint8Array.from({ length: 16 }, (_, index) => index);
    expect(receiptOfToken({ bits })).toBe('VAGG-J07M-X2FF-0ZPD-WNMX');
    expect(hashReceipt(receiptOfToken({ bits }))).toBe('78It_ua975ibuauwOWfyxoNkV_zYmvF87GneycI1ctk');
  });
});

describe('what the store keeps of a receipt', () => {
  test('is 256 bits that hold no piece of it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 95n) - 1n }).map(formatReceipt), (receipt) => {
        const hash = hashReceipt(receipt);
        expect(hash).toMatch(/^[\w-]{43}$/);
        expect(hash.toUpperCase()).not.toContain(receipt.replaceAll('-', ''));
      }),
    );
  });

  test('is the same for the same receipt, and another for any other', () => {
    const receipts = Array.from({ length: 1000 }, () => receiptOfToken({ bits: systemRandom(16) }));
    expect(new Set(receipts.map(hashReceipt)).size).toBe(1000);
    expect(receipts.map(hashReceipt)).toEqual(receipts.map(hashReceipt));
  });
});
