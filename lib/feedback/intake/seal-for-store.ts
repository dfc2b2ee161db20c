import type { Instant } from '#lib/clock';
import { hashOfLetters, hashOfSecret } from '#lib/feedback/crypto/receipt-hash';
import { UNREADY_REASONS } from '#lib/feedback/crypto/recipient-provider';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { recipientOf, seal } from '#lib/feedback/crypto/sealing';
import { hashToken, receiptOfToken, type Token } from '#lib/feedback/crypto/token';
import type { Submission } from '#lib/feedback/form/submission';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import type { SealedSubmission, TokenHashes } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';

/** Bytes of a submission's random id. */
const ID_BYTES = 8;

/** The hashes by which the store knows a token. */
export function tokenHashesOf(token: Pick<Token, 'bits'>): TokenHashes {
  return {
    tokenHash: hashToken(token),
    lettersHash: hashOfLetters(receiptOfToken(token, 'letters')),
  };
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
): Promise<SealedSubmission | null> {
  const readiness = (await hasRoom()) ? await office.ready() : null;
  if (!readiness || readiness.recipient === null) {
    if (readiness) report(UNREADY_REASONS[readiness.reason], readiness.reason);
    else report('磁盘剩余空间太少，为免写满，不再保存反馈', 'full');
    return null;
  }
  const secret = await receiptSecretOf(receiptOfToken(token, 'digits'));
  const reply = await recipientOf(replyIdentityOf(secret));
  return {
    id: Buffer.from(random(ID_BYTES)).toString('hex'),
    notice: submission.notice,
    received: dayOf(now),
    ...tokenHashesOf(token),
    digitsHash: hashOfSecret(secret),
    sealed: await seal({ ...submission, reply }, readiness.recipient),
  };
}
