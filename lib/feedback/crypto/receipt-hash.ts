import { type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { limitConcurrency } from '#lib/concurrency';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import {
  digitsToDerive,
  hashOfLetters,
  hashOfSecret,
  RECEIPT_COST,
  RECEIPT_SECRET_BYTES,
} from '#lib/feedback/crypto/receipt-derivation';
import { replyScalarOf } from '#lib/feedback/crypto/reply-key';
import type { ReceiptSecretOf } from '#lib/feedback/crypto/seal-submission';
import { recipientOfScalar } from '#lib/feedback/crypto/x25519-recipient';
import type { FeedbackStore, ReceiptHash } from '#lib/feedback/store/store';

/** Most scrypts that run at a time in a process: they share Node's four threads with files and gzip. */
const CONCURRENT = 2;

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
    return limit(() => scryptInPool(digitsToDerive(receipt), salt, RECEIPT_SECRET_BYTES, RECEIPT_COST));
  };
}

/** Hashes a receipt of either form, to look it up in the store. @throws StoreUnavailable. */
export async function hashReceipt({ form, text }: Receipt, secretOf: ReceiptSecretOf): Promise<ReceiptHash> {
  return { form, hash: form === 'letters' ? hashOfLetters(text) : hashOfSecret(await secretOf(text)) };
}

/** Derives the recipient of the reply key of a receipt's secret, to which the office seals answers: by OpenSSL. */
export function replyRecipientOf(secret: Uint8Array): string {
  return recipientOfScalar(replyScalarOf(secret));
}
