import { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { eventSchema } from '#lib/model/event';
import type { siteSchema } from '#lib/model/site';
import { SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';
import { windowSchema } from '#lib/model/window';

/** A run of text: as HTML made from Markdown (sanitised, never the author's own HTML), and as plain text. */
export const bodySchema = z.object({ html: z.string(), text: z.string() });

/** A validated item of a part. */
export const itemSchema = z.object({
  anchor: z.string(),
  /** Its number as text, such as `（三）`; empty when the level is not numbered. */
  number: z.string(),
  title: z.string().nullable(),
  /** Whether the title runs into the text's first paragraph. */
  runIn: z.boolean(),
  finding: z.string().nullable(),
  done: z.array(z.string()),
  figures: z.array(z.object({ label: z.string(), quote: z.string() })),
  body: bodySchema,
});

/** A validated part. */
export const partSchema = z.object({
  anchor: z.string(),
  number: z.string(),
  heading: z.string().nullable(),
  intro: bodySchema.nullable(),
  items: z.array(itemSchema),
});

/** What became of the feedback (反馈情况), validated. */
export const outcomeSchema = z.object({
  /** From which moment on it is shown, `YYYY-MM-DDTHH:MM+08:00`. */
  published: z.string(),
  /** How many submissions of each kind came; none where that is not told. */
  counts: z.array(z.object({ kind: z.enum(SUBMISSION_KINDS.map(({ value }) => value)), count: z.number() })),
  /** How many concerned each part or item, by anchor; null for those that concern none. */
  items: z.array(z.object({ item: z.string().nullable(), count: z.number() })),
  opinions: z.array(
    z.object({
      item: z.string().nullable(),
      summary: z.string(),
      /** A masked name. */
      from: z.string().nullable(),
      /** Whether it was taken up. */
      taken: z.enum(TAKEN.map(({ value }) => value)),
      /** What was done, or why it was not taken up. */
      reply: z.string().nullable(),
    }),
  ),
  /** The office's own words; empty when there are none. */
  body: bodySchema,
  /** Paths below the notice's folder of the pictures that this text alone shows: they appear with it. */
  pictures: z.array(z.string()),
});

/** A validated notice: everything that pages, data and text are made from. */
export const noticeSchema = z.object({
  slug: z.string(),
  title: z.string(),
  issuer: z.string(),
  source: z.string(),
  keywords: z.array(z.string()),
  published: z.string().nullable(),
  window: windowSchema.nullable(),
  opening: bodySchema.nullable(),
  parts: z.array(partSchema),
  milestones: z.array(
    z.object({
      /** The date as the text writes it. */
      date: z.string(),
      quote: z.string(),
      /** The anchor of the place on the page where both stand. */
      anchor: z.string(),
    }),
  ),
  contact: z
    .object({
      phones: z.array(z.object({ number: z.string(), hours: z.string().nullable() })),
      mails: z.array(z.string()),
      body: bodySchema,
    })
    .nullable(),
  signature: z.object({ name: z.string(), date: z.string() }).nullable(),
  /** The withdrawal, from whichever moment; null while none is known. */
  withdrawn: z.object({ at: z.string(), reason: z.string() }).nullable(),
  /** What became of the feedback. */
  outcome: outcomeSchema.nullable(),
  /** The number of the version that the text is, from 1; null for a draft. */
  version: z.number().nullable(),
  /** The SHA-256 of the notice's own text (`noticeText`): its fingerprint. */
  fingerprint: z.string(),
  /** Everything that happened to the notice since its publication or is going to, oldest first; none for a draft. */
  events: z.array(eventSchema),
  /** Paths below the notice's folder of the pictures that its own texts show: no other file is published with it. */
  pictures: z.array(z.string()),
});

export type Publisher = DeepReadonly<z.output<typeof siteSchema>>;
export type Body = DeepReadonly<z.output<typeof bodySchema>>;
export type Item = DeepReadonly<z.output<typeof itemSchema>>;
export type Part = DeepReadonly<z.output<typeof partSchema>>;
export type Outcome = DeepReadonly<z.output<typeof outcomeSchema>>;
export type Notice = DeepReadonly<z.output<typeof noticeSchema>>;
export type Milestone = Notice['milestones'][number];
