import { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { recordKeys } from '#lib/versions/record-format';

const sha256 = z.string().regex(SHA256);

/** What `versions/outcome.json` holds: every edition of `outcome.md`, so that it is not rewritten in silence either. */
export const outcomeRecordSchema = z.strictObject({
  ...recordKeys,
  /** Oldest first. */
  editions: z
    .array(
      z.strictObject({
        /** From which moment on it is public: that of its publication, then those of corrections. */
        at: z.string(),
        /** The file as it was, with line feeds, and without the empty lines at its end. */
        text: z.string(),
        /** The SHA-256 of the file as it was. */
        fingerprint: sha256,
        /** The SHA-256 of every picture that it alone shows, by its path below the notice's folder. */
        pictures: z.record(z.string(), sha256),
        /** What was corrected and why; null for the first. */
        correction: z.strictObject({ what: z.string().min(1), why: z.string().min(1) }).nullable(),
      }),
    )
    .min(1),
});

export type OutcomeRecord = DeepReadonly<z.output<typeof outcomeRecordSchema>>;
export type OutcomeEdition = OutcomeRecord['editions'][number];
