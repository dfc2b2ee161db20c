import * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { recordKeys } from '#lib/versions/record-format';

const sha256 = z.string().regex(SHA256);

/** Schema of `versions/outcome.json`: every edition of `outcome.md`, so that it is not rewritten in silence either. */
export const outcomeRecordSchema = z.strictObject({
  ...recordKeys,
  /** Oldest first. */
  editions: z
    .array(
      z.strictObject({
        /** The moment from which on it is public: that of publication, then that of each correction. */
        at: z.string(),
        /** The file's text, with LF, and without the empty lines at its end. */
        text: z.string(),
        /** The SHA-256 of `text`. */
        fingerprint: sha256,
        /** The SHA-256 of each picture that only the outcome shows, by path below the notice's folder. */
        pictures: z.record(z.string(), sha256),
        /** What was corrected and why; null for the first. */
        correction: z.strictObject({ what: z.string().min(1), why: z.string().min(1) }).nullable(),
      }),
    )
    .min(1),
});

export type OutcomeRecord = DeepReadonly<z.output<typeof outcomeRecordSchema>>;
export type OutcomeEdition = OutcomeRecord['editions'][number];
