import { createHash, hkdfSync, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { limitConcurrency } from '#lib/concurrency';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import type { FeedbackStore, ReceiptHash } from '#lib/feedback/store/store';

/**
 * scrypt's cost (RFC 7914): 2 MiB and some milliseconds for each guess. Stored hashes are found by it: with another cost
 * no earlier receipt of digits would be found.
 */
const COST = { N: 2 ** 11, r: 8, p: 1 };

/** Bytes of a receipt's secret, and of what is derived from it. */
const LENGTH = 32;

/** Most scrypts that run at a time in a process: they share Node's four threads with files and gzip. */
const CONCURRENT = 2;

/** What the stored hash is derived under from a receipt's secret (HKDF, RFC 5869, its `info`): the reply key has another. */
const STORED_HASH = 'receipt: stored hash';

/** Derives the secret of a receipt of digits, in its canonical form. @throws StoreUnavailable. */
export type ReceiptSecretOf = (receipt: string) => Promise<Uint8Array>;

const scryptInPool: (
  receipt: string,
  salt: Uint8Array,
  length: number,
  cost: ScryptOptions,
) => Promise<Buffer> = promisify(scrypt);

/**
 * Creates a function that derives a receipt's secret by scrypt (RFC 7914) with the store's salt and bounded concurrency.
 * It reads the salt on every call, since the database may have been replaced by one with another salt.
 * @param concurrent how many run at a time.
 */
export function createReceiptSecrets(
  store: Pick<FeedbackStore, 'receiptSalt'>,
  concurrent = CONCURRENT,
): ReceiptSecretOf {
  const limit = limitConcurrency(concurrent);
  return async (receipt) => {
    const salt = await store.receiptSalt();
    return limit(() => scryptInPool(receipt.replaceAll(' ', ''), salt, LENGTH, COST));
  };
}

/** Derives what is stored of a receipt of digits from its secret. */
export function hashOfSecret(secret: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', secret, '', STORED_HASH, LENGTH)).toString('base64url');
}

/** Hashes a receipt of letters as it is stored: of 95 bits, a plain hash. */
export function hashOfLetters(receipt: string): string {
  return createHash('sha256').update('stored receipt\0').update(receipt).digest('base64url');
}

/** Hashes a receipt of either form, to look it up in the store. @throws StoreUnavailable. */
export async function hashReceipt({ form, text }: Receipt, secretOf: ReceiptSecretOf): Promise<ReceiptHash> {
  return { form, hash: form === 'letters' ? hashOfLetters(text) : hashOfSecret(await secretOf(text)) };
}
