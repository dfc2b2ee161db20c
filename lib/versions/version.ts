import { z } from 'zod';
import type { Instant } from '#lib/clock';
import { instantOf, momentOf } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { windowSchema } from '#lib/model/window';
import { recordKeys } from '#lib/versions/record-format';

const sha256 = z.string().regex(SHA256);

/** The facts beside a notice's text that may not change in silence either. */
export const recordedFactsSchema = z.strictObject({
  title: z.string(),
  issuer: z.string(),
  /** The moment of publication. */
  published: z.string(),
  window: windowSchema.nullable(),
  /** Where the text's links lead, in their order: the text itself has but their words. */
  links: z.array(z.strictObject({ words: z.string(), address: z.string() })),
  /** The pictures that the text shows, each time that it shows one, by the path below the notice's folder. */
  pictures: z.array(z.strictObject({ path: z.string(), sha256 })),
});

/** What `versions/<number>.json` holds. */
export const versionSchema = z.strictObject({
  ...recordKeys,
  /** 1 for the text that was published, one more for each correction. */
  version: z.number().int().positive(),
  /** From which moment on it is the notice's: that of publication, then those of corrections. */
  at: z.string(),
  facts: recordedFactsSchema,
  /** The SHA-256 of the text that lies beside it. */
  fingerprint: sha256,
  /** What was corrected and why; null where neither text nor facts but the window changed. */
  correction: z.strictObject({ what: z.string().min(1), why: z.string().min(1) }).nullable(),
  /** Why the window was changed; null where it was not. */
  windowChange: z.strictObject({ why: z.string().min(1) }).nullable(),
  /** The hash of the version before, its `seal`; null for the first. */
  previous: sha256.nullable(),
});

export type RecordedFacts = DeepReadonly<z.output<typeof recordedFactsSchema>>;
export type Version = DeepReadonly<z.output<typeof versionSchema>>;

/** A version together with its text. */
export type RecordedVersion = Version & { readonly text: string };

/** The moment of a correction: `now`, but after what it follows, even where the clock was put back. */
export function momentAfter(before: string, now: Instant): string {
  return momentOf(Math.max(now, instantOf(before) + 1000));
}
