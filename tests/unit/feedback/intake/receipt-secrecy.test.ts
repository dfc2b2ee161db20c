import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { DIGITS_RECEIPTS, formatReceipt, type ReceiptForm } from '#lib/feedback/crypto/receipt';
import { receiptOfToken } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { parseToken } from '#lib/feedback/crypto/token';
import { systemRandom } from '#lib/random';
import { KEY, openCounter, postOf, tokenOf } from '../counter';
import { FIELDS } from '../fixtures';
import { PLACES, type Place } from '../store/places';

// Whoever has every row of the database, and the office's key besides, has no receipt: none of these values, alone or with
// another of them, is what a receipt is made of.

const FORMS: readonly ReceiptForm[] = ['digits', 'letters'];

/** The bytes that a stored value may stand for: itself, or what it encodes. */
function bytesOf(value: unknown): Buffer[] {
  if (value instanceof ArrayBuffer) return [Buffer.from(value)];
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  const text = String(value);
  return [Buffer.from(text), Buffer.from(text, 'base64url'), Buffer.from(text, 'hex')];
}

/** What is made of one value with the help of another, in every way that this program makes anything. */
function combined(one: Buffer, other: Buffer): Buffer[] {
  return [
    createHmac('sha256', other).update(one).digest(),
    createHash('sha256').update(one).update(other).digest(),
    Buffer.from(hkdfSync('sha256', one, other, '', 32)),
  ];
}

/** The receipts that bytes yield: as a token's bits, and as the number of a receipt. */
function receiptsOf(bytes: Buffer): string[] {
  if (bytes.length < 16) return [];
  const number = BigInt(`0x${bytes.subarray(0, 10).toString('hex')}`);
  return [
    ...FORMS.map((form) => receiptOfToken({ bits: bytes.subarray(0, 16) }, form)),
    ...(number < DIGITS_RECEIPTS ? [formatReceipt(number)] : []),
  ];
}

/** The bytes from each place on, as far as keys and tokens are long. */
function tails(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.min(bytes.length, 96) }, (_, from) => bytes.subarray(from));
}

describe.each(PLACES.filter(({ name }) => !name.includes('thread')))(
  'what is stored in $name',
  ({ make }) => {
    let place: Place;
    let token: string;
    let receipts: string[];
    let values: Buffer[];

    beforeAll(async () => {
      place = await make();
      const store = await place.open();
      await store.registerOffice({ recipient: KEY.recipient, custody: 'beside-data' });
      const tokenKeys = new DailyKeys(store, 'token', systemRandom);
      const counter = openCounter({ store, tokenKeys, receiptSecretOf: createReceiptSecrets(store) });
      token = await tokenOf(counter);
      const bits = parseToken(token)?.bits ?? new Uint8Array();
      const outcome = await counter.intake.answer(postOf({ ...FIELDS, token }));
      receipts = FORMS.map((form) => receiptOfToken({ bits }, form));
      expect(outcome).toMatchObject({ page: 'receipt', receipt: { form: FORMS[0], text: receipts[0] } });
      const rows = await Promise.all(
        Object.keys(await place.columns()).map((table) => place.ask(`select * from ${table}`)),
      );
      expect(rows.flat().length).toBeGreaterThan(4);
      values = [...rows.flat().flatMap(Object.values), KEY.identity].flatMap(bytesOf);
    });
    afterAll(() => place.remove());

    test('yields no receipt, whichever of it is taken with whichever, the office’s key among them', () => {
      const alone = values.flatMap(tails);
      const pairs = values.flatMap((one) => values.flatMap((other) => combined(one, other)));
      const yielded = [...alone, ...pairs].flatMap(receiptsOf);
      expect(yielded.length).toBeGreaterThan(1_000);
      expect(yielded.filter((receipt) => receipts.includes(receipt))).toEqual([]);
    });

    test('holds neither token nor receipt, nor the bits of which they are', () => {
      const bits = Buffer.from(token, 'base64url').subarray(0, 16);
      const secrets = [token, ...receipts, ...receipts.map((receipt) => receipt.replace(/[ -]/g, ''))];
      for (const secret of [bits, ...secrets.map((text) => Buffer.from(text))])
        expect(values.filter((value) => value.includes(secret))).toEqual([]);
    });

    test('would be seen to yield one, if the token’s bits were among it', () => {
      expect(receiptsOf(Buffer.from(token, 'base64url'))).toEqual(expect.arrayContaining(receipts));
    });
  },
);
