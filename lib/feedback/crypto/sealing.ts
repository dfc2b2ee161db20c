import {
  type Decrypter,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
  type Recipient,
} from 'age-encryption';
import * as z from 'zod';
import { createDecrypter, type KeyImport } from '#lib/feedback/crypto/decrypter';
import { type Submission, submissionSchema } from '#lib/feedback/form/submission';

/** Sizes in bytes to which plaintexts are padded, so that a sealed length tells only its bucket. */
const BUCKETS = [2, 8, 32, 128, 512, 2048].map((kibibytes) => kibibytes * 1024);

/** The padding byte, a blank: JSON allows blanks after its last brace. */
const PADDING = 0x20;

/** An age key pair. */
export interface OfficeKey {
  /** `age1…`: seals, and opens nothing. */
  readonly recipient: string;
  /** `AGE-SECRET-KEY-1…`, or `AGE-SECRET-KEY-PQ-1…`: unseals. */
  readonly identity: string;
}

/** Sealed bytes cannot be unsealed with these identities, or are damaged. */
export class UnsealError extends Error {
  override name = 'UnsealError';
}

/** Generates an X25519 key pair. */
export async function generateOfficeKey(): Promise<OfficeKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Derives the recipient of an identity. @throws UnsealError when the text is no identity. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch (cause) {
    throw new UnsealError('not an identity of age', { cause });
  }
}

/** A submission as it is sealed. */
export interface SealableSubmission extends Submission {
  /** To whom answers to its writer are sealed (`replyIdentityOf`); absent in what earlier programs stored. */
  readonly reply?: string | undefined;
  /** The id and the Beijing day (`YYYY-MM-DD`) under which it is stored; absent in what earlier programs stored. */
  readonly id?: string | undefined;
  readonly received?: string | undefined;
}

const sealableSubmissionSchema = submissionSchema.extend({
  reply: z.string().optional(),
  id: z.string().optional(),
  received: z.string().optional(),
});

/** Seals a submission to a recipient (age, X25519), padded to a bucket size. */
export async function seal(
  submission: SealableSubmission,
  recipient: string | Recipient,
): Promise<Uint8Array> {
  return sealJson(submission, [recipient]);
}

/**
 * Unseals a submission with whichever of the identities fits.
 * @throws UnsealError when none of them does, or the bytes are no submission.
 */
export async function unseal(sealed: Uint8Array, identities: readonly string[]): Promise<SealableSubmission> {
  return unsealJson(sealableSubmissionSchema, sealed, identities);
}

/** Unseals a submission with an unsealer. @throws UnsealError. */
export function unsealSubmissionWith(unsealer: Unsealer, sealed: Uint8Array): Promise<SealableSubmission> {
  return unsealer(sealableSubmissionSchema, sealed);
}

/** Seals a value as JSON (age, X25519), padded to a bucket size, so that each of the recipients opens it. */
export async function sealJson(
  value: unknown,
  recipients: readonly (string | Recipient)[],
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(padded(new TextEncoder().encode(JSON.stringify(value))));
}

/**
 * Unseals a value of a schema with whichever of the identities fits.
 * @throws UnsealError when none of them does, or the bytes are no such value.
 */
export async function unsealJson<Schema extends z.ZodType>(
  schema: Schema,
  sealed: Uint8Array,
  identities: readonly string[],
): Promise<z.output<Schema>> {
  return createUnsealer(identities)(schema, sealed);
}

/**
 * Unseals values of a schema, one after another: what follows from the identities is computed once.
 * @throws UnsealError as `unsealJson` does.
 */
export type Unsealer = <Schema extends z.ZodType>(
  schema: Schema,
  sealed: Uint8Array,
) => Promise<z.output<Schema>>;

/** Creates an unsealer for whichever of the identities fits. @param subtle what imports them. */
export function createUnsealer(identities: readonly string[], subtle?: KeyImport): Unsealer {
  let decrypter: Promise<Decrypter> | null = null;
  return async (schema, sealed) => {
    try {
      decrypter ??= createDecrypter(identities, subtle);
      return schema.parse(JSON.parse(await (await decrypter).decrypt(sealed, 'text')));
    } catch (cause) {
      throw new UnsealError('cannot be opened', { cause });
    }
  };
}

function padded(bytes: Uint8Array): Uint8Array {
  const bucket = BUCKETS.find((size) => size >= bytes.byteLength);
  if (bucket === undefined)
    throw new RangeError(`${bytes.byteLength} bytes are more than the largest bucket`);
  const padding = new Uint8Array(bucket).fill(PADDING);
  padding.set(bytes);
  return padding;
}
