import * as z from 'zod';
import { createUnsealer, sealJson, type Unsealer } from '#lib/feedback/crypto/sealing';
import { CHANNEL_VALUES, CONSENT_VALUES } from '#lib/feedback/form/entered';
import { RATING_VALUES } from '#lib/feedback/lookup/change';
import { OFFICE_STATES } from '#lib/feedback/store/entry';

/** Who of the office says the words, signed within the seal, so that it can be verified after any resealing. */
const wordsSignatureSchema = z.object({
  /** The id of the device. */
  device: z.string(),
  /** The id of the act, which is that of the entry. */
  act: z.string(),
  after: z.string(),
  kind: z.enum(['state', 'answer', 'internal', 'entered']),
  state: z.enum(OFFICE_STATES).nullable(),
  /** The Beijing day by the device's clock, `YYYY-MM-DD`. */
  day: z.string(),
  /** Ed25519, base64url. */
  signature: z.string(),
});

/**
 * The sealed words of an entry in a submission's history, with the submission that they belong to: whoever can write to the
 * database, and not seal, cannot move them to another.
 */
const sealedWordsSchema = z.discriminatedUnion('kind', [
  // What the office says keeps members that this program does not know: a later one signed them, too.
  /** What the office answers, or why it gave a state. */
  z.looseObject({
    kind: z.literal('reply'),
    submission: z.string(),
    text: z.string(),
    /** Absent in what no device said. */
    by: wordsSignatureSchema.optional(),
  }),
  /** An addition of the writer to a submission. */
  z.object({ kind: z.literal('addition'), submission: z.string(), text: z.string() }),
  /** How a writer rates an answer, with a word on it or none. */
  z.object({
    kind: z.literal('rating'),
    submission: z.string(),
    rating: z.enum(RATING_VALUES),
    text: z.string(),
  }),
  /** What the office notes for itself. A key that is absent changes nothing. */
  z.looseObject({
    kind: z.literal('internal'),
    submission: z.string(),
    /** A note, which stands beside those before. */
    note: z.string().optional(),
    /** The labels that hold from here on, instead of those before. */
    labels: z.array(z.string()).optional(),
    /** Who looks after it from here on; null: nobody. */
    assignee: z.string().nullable().optional(),
    /** Whether it has nothing to do with the notice, from here on. */
    junk: z.boolean().optional(),
    /** The id of the submission that it is dealt with together with, from here on; null: by itself again. */
    into: z.string().nullable().optional(),
    /** Of the first entry of what the office entered: how it came, what is noted of consent, and the hash of what it says (`contentHash`). */
    entered: z
      .object({ channel: z.enum(CHANNEL_VALUES), consent: z.enum(CONSENT_VALUES), content: z.string() })
      .optional(),
    by: wordsSignatureSchema.optional(),
  }),
]);

export type WordsSignature = z.output<typeof wordsSignatureSchema>;
export type SealedWords = z.output<typeof sealedWordsSchema>;

/** The text among the words of an entry: a reply's, an addition's, a rating's, or an internal note; null where there is none. */
export function textOfWords(words: SealedWords | null): string | null {
  if (words === null) return null;
  return words.kind === 'internal' ? (words.note ?? null) : words.text;
}

/**
 * Seals words to their recipients: a reply to the office and to the reply key, what a writer adds and what is internal to the
 * office alone.
 */
export function sealWords(words: SealedWords, recipients: readonly string[]): Promise<Uint8Array> {
  return sealJson(words, recipients);
}

/**
 * Unseals the words of an entry of a submission.
 * @throws UnsealError when none of the identities fits, or the words belong to another submission.
 */
export function unsealWords(
  sealed: Uint8Array,
  submission: string,
  identities: readonly string[],
): Promise<SealedWords> {
  return unsealWordsWith(createUnsealer(identities), sealed, submission);
}

/** Unseals the words of an entry of a submission with an unsealer. @throws UnsealError as `unsealWords` does. */
export function unsealWordsWith(
  unsealer: Unsealer,
  sealed: Uint8Array,
  submission: string,
): Promise<SealedWords> {
  return unsealer(
    sealedWordsSchema.refine((words) => words.submission === submission),
    sealed,
  );
}
