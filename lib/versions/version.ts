import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { readingKey } from '#lib/content/markdown/reading';
import { instantOf, momentOf } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { LEDGER_STATES, ledgerSchema } from '#lib/model/ledger/ledger';
import { windowSchema } from '#lib/model/window';
import { recordKeys } from '#lib/versions/record-format';

const sha256 = z.string().regex(SHA256);

/** Schema of the facts that are recorded beside a notice's text: these may not change in silence either. */
export const recordedFactsSchema = z.strictObject({
  title: z.string(),
  issuer: z.string(),
  /** Of a joint notice, the other bodies; absent for a notice of one body. */
  jointIssuers: z.array(z.string()).optional(),
  /** The moment of publication. */
  published: z.string(),
  window: windowSchema.nullable(),
  /** The links of the text, in its order: the recorded text has only their words. */
  links: z.array(z.strictObject({ words: z.string(), address: z.string() })),
  /** The pictures of the text, in its order, each time that one is shown, by path below the notice's folder. */
  pictures: z.array(z.strictObject({ path: z.string(), sha256 })),
  /** The attachments, in their order; absent for none, as in records that are older than attachments. */
  attachments: z
    .array(z.strictObject({ file: z.string(), number: z.string().nullable(), title: z.string(), sha256 }))
    .optional(),
  /** The ledger, cell by cell: its text does not tell columns from words. Absent for none. */
  ledger: ledgerSchema.optional(),
  /** The items that say in which state they are, in the order of the text. Absent for none, and in records older than it. */
  states: z.array(z.strictObject({ anchor: z.string(), state: z.enum(LEDGER_STATES) })).optional(),
});

/** Schema of `versions/<number>.json`, the record of a version. */
export const versionSchema = z.strictObject({
  ...recordKeys,
  /** How the notice's Markdown is read; the same in every version. */
  ...readingKey,
  /** 1 for the text that was published, one more for each change. */
  version: z.number().int().positive(),
  /** The moment from which on it is in force: that of publication, then that of each correction. */
  at: z.string(),
  facts: recordedFactsSchema,
  /** The SHA-256 of the text in `versions/<number>.txt`. */
  fingerprint: sha256,
  /** What was corrected and why; null where nothing but the window, or nothing but progress, changed. */
  correction: z.strictObject({ what: z.string().min(1), why: z.string().min(1) }).nullable(),
  /** Why the window was changed; null where it was not. */
  windowChange: z.strictObject({ why: z.string().min(1) }).nullable(),
  /** Set where nothing but progress changed, in the ledger or in the states of items: no correction, and no reason is owed. Else absent. */
  progress: z.literal(true).optional(),
  /** Set where this progress goes back in some state. Else absent, as in records from before readers were told of it. */
  setBack: z.literal(true).optional(),
  /** The hash of the version before, its `seal`; null for the first. */
  previous: sha256.nullable(),
});

export type RecordedFacts = DeepReadonly<z.output<typeof recordedFactsSchema>>;
export type Version = DeepReadonly<z.output<typeof versionSchema>>;

/** A recorded version together with its text. */
export type RecordedVersion = Version & { readonly text: string };

/** The moment of a correction: `now`, or a second after the record before it where the clock was put back. */
export function correctionMoment(before: string, now: Instant): string {
  return momentOf(Math.max(now, instantOf(before) + 1000));
}
