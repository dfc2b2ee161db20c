import { scryptAsync } from '@noble/hashes/scrypt.js';
import { base64, base64urlnopad } from '@scure/base';
import {
  digitsToDerive,
  RECEIPT_COST,
  RECEIPT_SECRET_BYTES,
  receiptOfToken,
  TOKEN_BITS_BYTES,
} from '#lib/feedback/crypto/receipt-derivation';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { handlesOf, sealSubmission } from '#lib/feedback/crypto/seal-submission';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { recipientOf } from '#lib/feedback/crypto/sealing';
import { type Act, signAct } from '#lib/office/act';
import { contentHash, enteredId, hashOfEnteredRow } from '#lib/office/entering/entering';
import { CHOSEN_ID_BYTES } from '#lib/office/values';
import { type OfficeWords, signWords } from '#lib/office/words-signature';
import type { EnterRequest } from '../acts/act-types';
import type { Actor } from '../acts/make-act';
import type { NewSubmission } from './entering-types';

/** An act that enters a submission, and the receipt for its writer. */
interface MadeEntering {
  readonly act: Act;
  readonly words: OfficeWords;
  readonly request: EnterRequest;
  readonly receipt: string;
}

/**
 * Makes an act that enters a submission: with random bits, receipt and reply key as the site makes them of what is posted.
 * @param salt of receipts' secrets, base64.
 */
export async function makeEntering(
  { received, channel, consent, said }: NewSubmission,
  salt: string,
  { device, key, office, random, today }: Actor,
): Promise<MadeEntering> {
  const token = { bits: random(TOKEN_BITS_BYTES) };
  const cost = { ...RECEIPT_COST, dkLen: RECEIPT_SECRET_BYTES };
  const handles = await handlesOf(
    token,
    (receipt) => scryptAsync(digitsToDerive(receipt), base64.decode(salt), cost),
    (secret) => recipientOf(replyIdentityOf(secret)),
  );
  const id = enteredId(handles);
  const bound = { id, received };
  const stored = await sealSubmission(said, handles, bound, office);
  const { tokenHash, lettersHash, digitsHash } = handles;
  const hashes = { tokenHash, lettersHash, digitsHash };
  const row = { notice: said.notice, received, ...hashes, sealed: base64.encode(stored.sealed) };
  const head = {
    ...{ office, device, submission: id, upon: hashOfEnteredRow(id, row), day: today() },
    id: base64urlnopad.encode(random(CHOSEN_ID_BYTES)),
    ...({ after: '', kind: 'entered', state: null } as const),
  };
  const content = contentHash({ ...said, reply: handles.reply, ...bound });
  const words: OfficeWords = { kind: 'internal', submission: id, entered: { channel, consent, content } };
  const sealed = await sealWords(signWords(words, head, key), [office]);
  return {
    act: signAct(head, sealed, key, row),
    words,
    request: { kind: 'entered', submission: id, received, channel, consent, said },
    receipt: receiptOfToken(token, 'digits'),
  };
}
