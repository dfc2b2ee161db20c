import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Submission, submissionSchema } from '#lib/feedback/form/submission';

/** What sealed texts are filled up to, in bytes: of a length, only this step is to be seen. */
const BUCKETS = [2, 8, 32, 128, 512, 2048].map((kibibytes) => kibibytes * 1024);

/** JSON allows blanks after its last brace. */
const FILLING = 0x20;

/** A pair of keys as age writes them: what seals, and what opens. */
export interface OfficeKey {
  /** `age1…`: seals, and opens nothing. */
  readonly recipient: string;
  /** `AGE-SECRET-KEY-1…`, or `AGE-SECRET-KEY-PQ-1…`: opens. */
  readonly identity: string;
}

/** A sealed text cannot be opened: with this key, or at all. */
export class SealUnreadable extends Error {
  override name = 'SealUnreadable';
}

/** Makes a new pair of keys (X25519). */
export async function makeOfficeKey(): Promise<OfficeKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The recipient of an identity. @throws SealUnreadable when the text is no identity. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch (cause) {
    throw new SealUnreadable('not an identity of age', { cause });
  }
}

/** Seals a submission, filled up to a bucket, to a recipient (age, X25519). */
export async function seal(submission: Submission, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(filledUp(new TextEncoder().encode(JSON.stringify(submission))));
}

/**
 * Opens what `seal` sealed with whichever of the identities fits.
 * @throws SealUnreadable when none of them does, or the bytes are no submission.
 */
export async function openSeal(sealed: Uint8Array, identities: readonly string[]): Promise<Submission> {
  try {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    return submissionSchema.parse(JSON.parse(await decrypter.decrypt(sealed, 'text')));
  } catch (cause) {
    throw new SealUnreadable('cannot be opened', { cause });
  }
}

function filledUp(bytes: Uint8Array): Uint8Array {
  const bucket = BUCKETS.find((size) => size >= bytes.byteLength);
  if (bucket === undefined)
    throw new RangeError(`${bytes.byteLength} bytes are more than the largest bucket`);
  const filled = new Uint8Array(bucket).fill(FILLING);
  filled.set(bytes);
  return filled;
}
