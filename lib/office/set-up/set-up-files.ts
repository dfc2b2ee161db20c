import * as z from 'zod';
import { parsedJson } from '#lib/model/text/parsed-json';
import { setupRequestSchema, setupResponseSchema } from '#lib/office/protocol';
import { NoSealedFile } from '#lib/office/sealed-file';
import { base64urlBytes, chosenIdSchema, SECRET_BYTES } from '#lib/office/values';

// What a set-up carries by hand where the office's computer reaches no site: the same as goes over the network.

/** What the saved inbox gives to the server: a candidate for the office, and for its first device. */
const offerFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('setup-offer'),
  /** The SHA-256 of the token in the set-up file, base64url: which set-up it is of. The token itself goes nowhere. */
  setup: base64urlBytes(SECRET_BYTES),
  ...setupRequestSchema.shape,
});

/** What the server gives back: a challenge, sealed to the candidate's recipient. */
const challengeFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('setup-challenge'),
  ...setupResponseSchema.shape,
});

/** The answer to it, by the device with this id. */
const answerFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('setup-answer'),
  device: chosenIdSchema,
  answer: base64urlBytes(SECRET_BYTES),
});

const fromInboxSchema = z.discriminatedUnion('kind', [offerFileSchema, answerFileSchema]);

export type SetUpOfferFile = z.output<typeof offerFileSchema>;
export type SetUpAnswerFile = z.output<typeof answerFileSchema>;

/** Writes a file of a set-up. */
export function setUpFileText(
  file: SetUpOfferFile | SetUpAnswerFile | z.output<typeof challengeFileSchema>,
): string {
  return `${JSON.stringify(file)}\n`;
}

/** Parses what a saved inbox gives to the server; null for any other text. */
export function parseSetUpFile(text: string): SetUpOfferFile | SetUpAnswerFile | null {
  return fromInboxSchema.safeParse(parsedJson(text.replace(/^\ufeff/, ''))).data ?? null;
}

/** The sealed challenge in a file of the server's. @throws NoSealedFile. */
export function challengeIn(text: string): string {
  const parsed = challengeFileSchema.safeParse(parsedJson(text.replace(/^\ufeff/, '')));
  if (!parsed.success) throw new NoSealedFile('no challenge');
  return parsed.data.challenge;
}
