import type { Instant } from '#lib/clock';
import { replyRecipientOf } from '#lib/feedback/crypto/receipt-hash';
import { UNREADY_REASONS } from '#lib/feedback/crypto/recipient-provider';
import { handlesOf, sealSubmission } from '#lib/feedback/crypto/seal-submission';
import type { Token } from '#lib/feedback/crypto/token';
import { x25519Recipient } from '#lib/feedback/crypto/x25519-recipient';
import type { Submission } from '#lib/feedback/form/submission';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import type { SealedSubmission } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';

/** How often something is sealed while the office's key changes, which it does once in years. */
const TRIES = 3;

/** Bytes of a submission's random id. */
const ID_BYTES = 8;

/** A submission sealed for the store, and the office's recipient that it is sealed to. */
export interface SealedForStore {
  readonly submission: SealedSubmission;
  readonly sealedTo: string;
}

/**
 * Seals a submission for the store, under a random id and the hashes of its token and receipt. Null, with a report to staff, while
 * the disk is full or there is no key to seal to. @throws StoreUnavailable.
 */
export async function sealForStore(
  submission: Submission,
  token: Token,
  now: Instant,
  { office, random, report, hasRoom, receiptSecretOf }: IntakeDependencies,
): Promise<SealedForStore | null> {
  const readiness = (await hasRoom()) ? await office.ready() : null;
  if (!readiness || readiness.recipient === null) {
    if (readiness) report(UNREADY_REASONS[readiness.reason], readiness.reason);
    else report('磁盘剩余空间太少，为免写满，不再保存反馈', 'full');
    return null;
  }
  const handles = await handlesOf(token, receiptSecretOf, replyRecipientOf);
  const bound = { id: Buffer.from(random(ID_BYTES)).toString('hex'), received: dayOf(now) };
  const to = x25519Recipient(readiness.recipient);
  return {
    submission: await sealSubmission(submission, handles, bound, to),
    sealedTo: readiness.recipient,
  };
}

/**
 * Seals something and stores it, anew where the office was given another key in between.
 * @param seal null where it cannot be sealed now.
 * @param store null where the office has another key than it was sealed to.
 */
export async function storeSealed<Sealed, Stored>(
  seal: () => Promise<Sealed | null>,
  store: (sealed: Sealed) => Promise<Stored | null>,
): Promise<Stored | null> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const sealed = await seal();
    if (sealed === null) return null;
    const stored = await store(sealed);
    if (stored !== null) return stored;
  }
  return null;
}
