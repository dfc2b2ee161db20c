import type { Recipient } from 'age-encryption';
import {
  hashOfLetters,
  hashOfSecret,
  hashToken,
  receiptOfToken,
} from '#lib/feedback/crypto/receipt-derivation';
import { seal } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import type { SealedSubmission } from '#lib/feedback/store/store';

/** Derives the secret of a receipt of digits, in its canonical form. @throws StoreUnavailable where it asks a store. */
export type ReceiptSecretOf = (receipt: string) => Promise<Uint8Array>;

/** The hashes by which the store knows a token: of its bits, and of its receipt of letters. */
export function tokenHashesOf(token: { readonly bits: Uint8Array }) {
  return {
    tokenHash: hashToken(token),
    lettersHash: hashOfLetters(receiptOfToken(token, 'letters')),
  };
}

/** All by which a store knows a submission, and to whom answers to its writer are sealed. */
export interface SubmissionHandles extends ReturnType<typeof tokenHashesOf> {
  readonly digitsHash: string;
  /** The recipient of the receipt's reply key. */
  readonly reply: string;
}

/**
 * Derives from a submission's random bits the hashes that find it, and the reply key of its receipt of digits.
 * @param replyOf gives the recipient of the reply key of a receipt's secret: servers and browsers have it by other ways.
 */
export async function handlesOf(
  token: { readonly bits: Uint8Array },
  secretOf: ReceiptSecretOf,
  replyOf: (secret: Uint8Array) => string | Promise<string>,
): Promise<SubmissionHandles> {
  const secret = await secretOf(receiptOfToken(token, 'digits'));
  const reply = await replyOf(secret);
  return { ...tokenHashesOf(token), digitsHash: hashOfSecret(secret), reply };
}

/**
 * Seals a submission for the store.
 * @param bound its id and the Beijing day on which it came: within the seal too, so that whoever can write to the database, and
 * not seal, cannot pass it for another, or for an older one.
 */
export async function sealSubmission(
  submission: Submission,
  { reply, ...hashes }: SubmissionHandles,
  bound: { readonly id: string; readonly received: string },
  recipient: string | Recipient,
): Promise<SealedSubmission> {
  const sealed = await seal({ ...submission, reply, ...bound }, recipient);
  return { ...bound, notice: submission.notice, ...hashes, sealed };
}
