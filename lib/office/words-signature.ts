import type { SealedWords, WordsSignature } from '#lib/feedback/crypto/sealed-words';
import type { ActHead } from '#lib/office/act';
import { type SignedBytes, type SigningKey, signedBytes, signJson } from '#lib/office/signing';

/** The label, with its version, that words are signed under. */
const LABEL = 'office words 1';

/** Words that a device says: a reply, or something internal. */
export type OfficeWords = Extract<SealedWords, { kind: 'reply' | 'internal' }>;

/** The facts of an act that its words are signed with. */
type SignedWith = Pick<ActHead, 'device' | 'id' | 'after' | 'kind' | 'state' | 'day'>;

/** Signs words within their seal: this signature can be verified also after they were sealed anew. */
export function signWords(words: OfficeWords, act: SignedWith, key: SigningKey): OfficeWords {
  const { device, id, after, kind, state, day } = act;
  const by = { device, act: id, after, kind, state, day };
  return { ...words, by: { ...by, signature: signJson(LABEL, signedPart(words, by), key) } };
}

/** The words with the signature within them, to be verified in another way than here; null where they have none. */
export function signedWords(words: OfficeWords): SignedBytes | null {
  const { by } = words;
  return by === undefined
    ? null
    : { bytes: signedBytes(LABEL, signedPart(words, by)), signature: by.signature };
}

function signedPart({ by: _, ...words }: OfficeWords, by: Omit<WordsSignature, 'signature'>) {
  const { device, act, after, kind, state, day } = by;
  return { submission: words.submission, device, act, after, kind, state, day, words };
}
