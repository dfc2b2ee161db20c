import { hkdfSync, scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIGITS_RECEIPTS, formatReceipt } from '#lib/feedback/crypto/receipt';
import { hashOfLetters, hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { formatLettersReceipt } from '#lib/feedback/crypto/receipt-letters';

const RECEIPT = formatReceipt(123456789012345678901234n);
const salted = (byte: number) =>
  createReceiptSecrets({ receiptSalt: async () => new Uint8Array(32).fill(byte) });

describe('the secret of a receipt of digits', () => {
  test('is scrypt’s of its digits alone, with the salt of the site: at least 2 MiB for each guess', async () => {
    const expected = scryptSync('1234567890123456789012343', new Uint8Array(32).fill(1), 32, {
      N: 2048,
      r: 8,
      p: 1,
    });
    expect(await salted(1)(RECEIPT)).toEqual(expected);
  });

  test('is another with another salt', async () => {
    expect(await salted(1)(RECEIPT)).not.toEqual(await salted(2)(RECEIPT));
  });

  test('is asked of the store’s salt each time, since another database brings its own', async () => {
    let byte = 0;
    const secretOf = createReceiptSecrets({
      receiptSalt: async () => {
        byte += 1;
        return new Uint8Array(32).fill(byte);
      },
    });
    expect(await secretOf(RECEIPT)).toEqual(await salted(1)(RECEIPT));
    expect(await secretOf(RECEIPT)).toEqual(await salted(2)(RECEIPT));
  });

  test('leaves the event loop free while it is derived', async () => {
    const secretOf = salted(1);
    let turns = 0;
    let isOver = false;
    const deriving = Promise.all(Array.from({ length: 10 }, () => secretOf(RECEIPT))).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await new Promise(setImmediate);
      turns += 1;
    }
    await deriving;
    expect(turns).toBeGreaterThan(10);
  });
});

describe('what is stored of a receipt', () => {
  test('of digits is derived from its secret under a label of its own, so that the secret yields other keys too', async () => {
    const secret = await salted(1)(RECEIPT);
    const expected = hkdfSync('sha256', secret, '', 'receipt: stored hash', 32);
    expect(hashOfSecret(secret)).toBe(Buffer.from(expected).toString('base64url'));
    expect(hashOfSecret(secret)).not.toBe(Buffer.from(secret).toString('base64url'));
  });

  test('is the same in every version: a receipt may be older than the program that looks it up', async () => {
    expect(await hashReceipt({ form: 'digits', text: RECEIPT }, salted(1))).toMatchInlineSnapshot(`
      {
        "form": "digits",
        "hash": "P4p8WyYbOMz7AB0xCjH7w69yVMtM8SaE6G48K9100rw",
      }
    `);
    expect(await hashReceipt({ form: 'letters', text: 'VAGG-J07M-X2FF-0ZPD-WNMX' }, salted(1))).toEqual({
      form: 'letters',
      hash: '78It_ua975ibuauwOWfyxoNkV_zYmvF87GneycI1ctk',
    });
  });

  test('is 256 bits that hold no piece of it', async () => {
    const digits = fc.bigInt({ min: 0n, max: DIGITS_RECEIPTS - 1n }).map(formatReceipt);
    const letters = fc.bigInt({ min: 0n, max: (1n << 95n) - 1n }).map(formatLettersReceipt);
    await fc.assert(
      fc.asyncProperty(digits, letters, async (receipt, earlier) => {
        const hashes = [hashOfSecret(await salted(1)(receipt)), hashOfLetters(earlier)];
        for (const hash of hashes) {
          expect(hash).toMatch(/^[\w-]{43}$/);
          expect(hash.toUpperCase()).not.toContain(earlier.replaceAll('-', ''));
          expect(hash).not.toContain(receipt.replaceAll(' ', '').slice(0, 12));
        }
      }),
      { numRuns: 20 },
    );
  });
});
