import { z } from 'zod';
import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';

/** Hexadecimal SHA-256, in small letters as `sha256sum` prints it. */
export const SHA256 = /^[0-9a-f]{64}$/;

const fingerprint = z.string().regex(SHA256);

/** First and last day of a disclosure window, `YYYY-MM-DD`, both inclusive, Beijing. */
const days = z.object({ opens: z.string(), closes: z.string() });

/** What every event says. */
const event = z.object({
  /** Its name, unique within the notice, such as `corrected-2`: it never changes, nor does anything else of it. */
  name: z.string(),
  /** The moment from which the public may know of it, `YYYY-MM-DDTHH:MM+08:00`. */
  at: z.string(),
  /** The notice's title as it read then. */
  title: z.string(),
});

/** One thing that happened to a published notice; `kind` says what. */
export const eventSchema = z.discriminatedUnion('kind', [
  event.extend({ kind: z.literal('published'), fingerprint }),
  event.extend({
    kind: z.literal('corrected'),
    /** The version that the correction made, from 2. */
    version: z.number(),
    /** What was corrected, and why, in the office's words. */
    what: z.string(),
    why: z.string(),
    /** Fingerprints of the text before and after; equal where only facts beside the text changed. */
    before: fingerprint,
    after: fingerprint,
  }),
  event.extend({
    kind: z.literal('window-changed'),
    version: z.number(),
    /** The window before and after; null for none. */
    before: days.nullable(),
    after: days.nullable(),
    why: z.string(),
  }),
  event.extend({ kind: z.literal('opened'), window: days }),
  event.extend({ kind: z.literal('closed'), window: days }),
  event.extend({ kind: z.literal('withdrawn'), reason: z.string() }),
  event.extend({ kind: z.literal('outcome') }),
  event.extend({
    kind: z.literal('outcome-corrected'),
    what: z.string(),
    why: z.string(),
    /** Fingerprints of the outcome's file before and after. */
    before: fingerprint,
    after: fingerprint,
  }),
]);

export type NoticeEvent = DeepReadonly<z.output<typeof eventSchema>>;

/** Those of `events` of which the public may know at `instant`. */
export function eventsUntil<Event extends { readonly at: string }>(
  events: readonly Event[],
  instant: Instant,
): Event[] {
  return events.filter(({ at }) => instantOf(at) <= instant);
}
