import * as z from 'zod';
import { isSignedBy, type SigningKey, signJson } from '#lib/office/signing';
import { base64urlBytes, chosenIdSchema, daySchema } from '#lib/office/values';

/** The label, with its version, that templates are signed under. */
const LABEL = 'office template 1';

/** Most characters of a template's title and of its text, in UTF-16 units. */
export const TEMPLATE_TITLE_MOST = 60;
export const TEMPLATE_TEXT_MOST = 20_000;

/** A template of an answer as it is sealed to the office. */
export const templateWordsSchema = z.strictObject({
  v: z.literal(1),
  /** Chosen by the device that made it. */
  id: chosenIdSchema,
  /** The id of the change that gave it these words, chosen likewise. */
  version: chosenIdSchema,
  title: z.string().min(1).max(TEMPLATE_TITLE_MOST),
  text: z.string().min(1).max(TEMPLATE_TEXT_MOST),
  /** The device that wrote it, and the Beijing day by its clock, `YYYY-MM-DD`. */
  device: chosenIdSchema,
  day: daySchema,
  /** Ed25519 over all the rest, base64url: it can be verified after any resealing. */
  signature: base64urlBytes(64),
});

export type TemplateWords = z.output<typeof templateWordsSchema>;

/** Signs a template with its device's key. */
export function signTemplate(words: Omit<TemplateWords, 'signature'>, key: SigningKey): TemplateWords {
  return { ...words, signature: signJson(LABEL, words, key) };
}

/** Whether the holder of a public key (Ed25519, base64url) signed a template. */
export function isTemplateSignedBy({ signature, ...words }: TemplateWords, verifyKey: string): boolean {
  return isSignedBy(LABEL, words, signature, verifyKey);
}
