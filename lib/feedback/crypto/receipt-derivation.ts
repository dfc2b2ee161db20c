import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { DIGITS_RECEIPTS, formatReceipt, type ReceiptForm } from '#lib/feedback/crypto/receipt';
import { formatLettersReceipt, LETTERS_RECEIPT_BITS } from '#lib/feedback/crypto/receipt-letters';

// What follows from a submission's random bits and from its receipt. The server derives it for what is posted, and the office's
// inbox for what it enters: it runs in browsers as in Node.

/** Random bits of a submission, in bytes: its receipts and its hashes follow from them. */
export const TOKEN_BITS_BYTES = 16;

/**
 * scrypt's cost (RFC 7914) of a receipt's secret: 2 MiB and some milliseconds for each guess. Stored hashes are found by it: with
 * another cost no earlier receipt of digits would be found.
 */
export const RECEIPT_COST = { N: 2 ** 11, r: 8, p: 1 } as const;

/** Bytes of a receipt's secret, and of what is derived from it. */
export const RECEIPT_SECRET_BYTES = 32;

/** Bits of a draw for a receipt of digits: the least that hold every receipt, so that five draws of six are taken. */
const DRAWN_BITS = 80;

/** What the stored hash is derived under from a receipt's secret (HKDF, RFC 5869, its `info`): the reply key has another. */
const STORED_HASH = 'receipt: stored hash';

/** A submission's random bits, 128 of them. */
interface WithBits {
  readonly bits: Uint8Array;
}

/**
 * Derives a token's receipt by a one-way function of its random bits alone, so that the same token always has the same
 * receipt, whatever key signed it.
 */
export function receiptOfToken({ bits }: WithBits, form: ReceiptForm): string {
  if (form === 'letters') return formatLettersReceipt(leadingBits(LETTERS_RECEIPT_BITS, 'receipt', bits));
  for (let draw = 0; ; draw += 1) {
    const drawn = leadingBits(DRAWN_BITS, `receipt of digits ${draw}`, bits);
    // Drawn anew rather than reduced: a remainder would favour small numbers.
    if (drawn < DIGITS_RECEIPTS) return formatReceipt(drawn);
  }
}

/** Hashes a token's random bits, for the store to know what it stored by it: neither bits nor receipt follow from that. */
export function hashToken({ bits }: WithBits): string {
  return base64urlnopad.encode(labelledHash('stored token', bits));
}

/** Hashes a receipt of letters as it is stored: of 95 bits, a plain hash. */
export function hashOfLetters(receipt: string): string {
  return base64urlnopad.encode(labelledHash('stored receipt', utf8(receipt)));
}

/** Derives what is stored of a receipt of digits from its secret. */
export function hashOfSecret(secret: Uint8Array): string {
  return base64urlnopad.encode(hkdf(sha256, secret, utf8(''), utf8(STORED_HASH), RECEIPT_SECRET_BYTES));
}

/** The digits of a receipt as scrypt takes them. @param receipt in its canonical form. */
export function digitsToDerive(receipt: string): string {
  return receipt.replaceAll(' ', '');
}

/** The first bits of a labelled hash, as a number. */
function leadingBits(count: number, label: string, bits: Uint8Array): bigint {
  const hash = labelledHash(label, bits);
  const whole = hash.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  return whole >> BigInt(256 - count);
}

function labelledHash(label: string, bytes: Uint8Array): Uint8Array {
  return sha256
    .create()
    .update(utf8(`${label}\0`))
    .update(bytes)
    .digest();
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
