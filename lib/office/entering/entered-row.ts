import * as z from 'zod';
import { base64Bytes, base64urlBytes, daySchema, SECRET_BYTES } from '#lib/office/values';

/** Most bytes of a submission that an inbox seals: the bucket of the longest, and what sealing adds. */
const SUBMISSION_BYTES = 600 * 1024;

/** A submission that the office enters, as the store is to have it. Its id and the device stand in the act that enters it. */
export const enteredRowSchema = z.strictObject({
  /** The notice that it answers, by its folder's name. */
  notice: z.string().min(1).max(200),
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  received: daySchema,
  /** The hashes by which the store knows its token and its receipt (`handlesOf`), base64url. */
  tokenHash: base64urlBytes(SECRET_BYTES),
  lettersHash: base64urlBytes(SECRET_BYTES),
  digitsHash: base64urlBytes(SECRET_BYTES),
  /** Sealed to the office, base64. */
  sealed: base64Bytes(SUBMISSION_BYTES),
});

export type EnteredRow = z.output<typeof enteredRowSchema>;
