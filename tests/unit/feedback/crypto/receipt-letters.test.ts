import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { formatLettersReceipt, LETTERS_RECEIPT_BITS } from '#lib/feedback/crypto/receipt-letters';

const ALPHABET = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');

const receipts = fc
  .bigInt({ min: 0n, max: (1n << BigInt(LETTERS_RECEIPT_BITS)) - 1n })
  .map(formatLettersReceipt);

/** The receipt that a text is read as; null when it is read as none. */
function read(written: string): string | null {
  const parsed = parseReceipt(written);
  return parsed.state === 'valid' ? parsed.receipt.text : null;
}

/** Where the characters of a receipt stand between its hyphens. */
const PLACES = Array.from('XXXX-XXXX-XXXX-XXXX-XXXX').flatMap((mark, place) => (mark === 'X' ? [place] : []));

const withAt = (text: string, place: number, character = '') =>
  text.slice(0, place) + character + text.slice(place + 1);

describe('a receipt of letters', () => {
  test('is twenty characters in five groups, without those that are read as others', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
      }),
    );
  });

  test('is the same for the same bits in every version: people keep it on paper', () => {
    expect(
      [0n, 1n, 0x1234_5678_9abc_def0_1234_5678n % (1n << 95n), (1n << 95n) - 1n].map(formatLettersReceipt),
    ).toEqual([
      '0000-0000-0000-0000-0000',
      '0000-0000-0000-0000-0016',
      '4HMA-SW9N-F6YY-0938-NKRG',
      'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZT',
    ]);
  });

  test('is another for other bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 95n) - 1n }), fc.nat(94), (bits, flipped) => {
        expect(formatLettersReceipt(bits)).not.toBe(formatLettersReceipt(bits ^ (1n << BigInt(flipped))));
      }),
    );
  });
});

describe('a receipt of letters that somebody brings back', () => {
  test('is read as it was written, whatever its bits', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(read(receipt)).toBe(receipt);
      }),
    );
  });

  test.each([
    ['lower case', '341b-5gy1-3vv0-efcf-r7ys'],
    ['without hyphens', '341B5GY13VV0EFCFR7YS'],
    ['with blanks, as they come from a message', ' 341B 5GY1\u3000 3VV0\u00a0EFCF\n\tR7YS\r\n'],
    ['with blanks around the hyphens', '341B - 5GY1 - 3VV0 - EFCF - R7YS'],
    ['in groups of other lengths', '34-1B5GY-13VV0E--FCFR7Y-S'],
    ['with a dash of any length', '341B–5GY1—3VV0——EFCF−R7YS'],
    ['with the hyphens of other keyboards', '341B‐5GY1‑3VV0－EFCF﹣R7YS'],
    ['full width', '３４１Ｂ－５ＧＹ１－３ＶＶ０－ＥＦＣＦ－Ｒ７ＹＳ'],
    ['with letters for the digits that look like them', '34IB-5GYL-3VVO-EFCF-R7YS'],
    ['with small letters for those digits', '34lb-5gyi-3vvo-efcf-r7ys'],
  ])('may be written %s', (_, written) => expect(read(written)).toBe('341B-5GY1-3VV0-EFCF-R7YS'));

  test('is refused with any one character read wrongly', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const wrong = PLACES.flatMap((place) =>
          ALPHABET.filter((character) => character !== receipt[place]).map((character) =>
            withAt(receipt, place, character),
          ),
        );
        expect(wrong).toHaveLength(20 * 31);
        expect(wrong.filter((one) => read(one) !== null)).toEqual([]);
      }),
    );
  });

  test('is refused with any two characters that differ in each other’s place', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const exchanged = PLACES.flatMap((one) =>
          PLACES.filter((other) => other > one && receipt[one] !== receipt[other]).map((other) =>
            withAt(withAt(receipt, one, receipt[other]), other, receipt[one]),
          ),
        );
        expect(exchanged.filter((one) => read(one) !== null)).toEqual([]);
      }),
    );
  });

  test('is refused with a U, which no receipt has and which is no slip for another', () => {
    fc.assert(
      fc.property(
        receipts,
        fc.constantFrom(...PLACES),
        fc.constantFrom('U', 'u', 'Ｕ'),
        (receipt, place, letter) => {
          expect(read(withAt(receipt, place, letter))).toBeNull();
        },
      ),
    );
  });

  test('is refused with a character too few or too many', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect([receipt.slice(1), `${receipt}0`, `0${receipt}`, `${receipt} ${receipt}`].map(read)).toEqual([
          null,
          null,
          null,
          null,
        ]);
      }),
    );
  });

  test('is none when it is anything else', () => {
    for (const text of [
      '',
      ' ',
      '----',
      '回执',
      '0000-0000-0000-0000-000é',
      '🐳'.repeat(20),
      '0'.repeat(100_000),
    ])
      expect(read(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const receipt = read(text);
        if (receipt !== null) expect(read(receipt)).toBe(receipt);
      }),
    );
  });
});
