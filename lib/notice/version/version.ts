import { z } from 'zod';
import { SHA256 } from '#lib/notice/event';
import { fingerprintOf } from '#lib/notice/fingerprint';
import type { DeepReadonly } from '#lib/notice/schema';
import { windowSchema } from '#lib/notice/written-schema';

const sha256 = z.string().regex(SHA256);

/** The facts beside a notice's text that may not change in silence either. */
export const factsSchema = z.strictObject({
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

const unsealed = z.strictObject({
  /** The notice's folder: its address, which stays. */
  notice: z.string(),
  /** 1 for the text that was published, one more for each correction. */
  version: z.number().int().positive(),
  /** From which moment on it is the notice's: that of publication, then those of corrections. */
  at: z.string(),
  facts: factsSchema,
  /** The SHA-256 of the text that lies beside it. */
  fingerprint: sha256,
  /** What was corrected and why; null where neither text nor facts but the window changed. */
  correction: z.strictObject({ what: z.string().min(1), why: z.string().min(1) }).nullable(),
  /** Why the window was changed; null where it was not. */
  windowChange: z.strictObject({ why: z.string().min(1) }).nullable(),
  /** The seal of the version before; null for the first. */
  previous: sha256.nullable(),
});

/** What `versions/<number>.json` holds. */
export const versionSchema = unsealed.extend({
  /** The SHA-256 of all the rest, written as JSON with two blanks of indentation: an edit by hand breaks it. */
  seal: sha256,
});

export type Facts = DeepReadonly<z.output<typeof factsSchema>>;
export type Version = DeepReadonly<z.output<typeof versionSchema>>;

/** A version together with its text. */
export type KeptVersion = Version & { readonly text: string };

/** `content` with the seal that belongs to it. */
export function sealed<Content extends object>(content: Content): Content & { seal: string } {
  return { ...content, seal: sealOf(content) };
}

/** The seal of `content`, in which a `seal` of its own does not count. */
export function sealOf(content: object): string {
  return fingerprintOf(JSON.stringify({ ...content, seal: undefined }, null, 2));
}

/** What is kept, as its file holds it. */
export function fileTextOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
