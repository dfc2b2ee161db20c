import { type RefObject, useEffect } from 'react';
import * as z from 'zod';
import { OFFICE_STATES } from '#lib/feedback/store/entry';
import type { ActRequest } from '../work/inbox-types';

const submission = z.string();
const text = z.string();

const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), submission, text }),
  z.object({ kind: z.literal('state'), submission, text, state: z.enum(OFFICE_STATES) }),
  z.object({
    kind: z.literal('internal'),
    submission,
    note: z.string().exactOptional(),
    labels: z.array(z.string()).exactOptional(),
    assignee: z.string().nullable().exactOptional(),
    into: z.string().nullable().exactOptional(),
  }),
]);

/** The unfinished form of something that came by phone, letter or visit. */
const entrySchema = z.object({
  kind: z.literal('entry'),
  ...{ channel: text, received: text, consent: text, notice: text },
  ...{ of: text, item: text, message: text, name: text, contact: text },
});

/** A receipt that is on the screen, to be read out. */
const receiptSchema = z.object({
  kind: z.literal('receipt'),
  receipt: text,
  received: text,
  isQueued: z.boolean(),
});

export type EntryDraft = z.output<typeof entrySchema>;
export type ShownReceipt = z.output<typeof receiptSchema>;

/** An unsent draft of any kind. */
export type Draft = ActRequest | EntryDraft | ShownReceipt;

/** Holds a session's unsent draft: the lock seals it, and unlocking gives it back. */
export type WrittenDraft = RefObject<Draft | null>;

/** Tells what is being written as long as its form is on the screen; null for nothing yet. */
export function useDraft(draft: WrittenDraft, request: Draft | null): void {
  useEffect(() => {
    draft.current = request;
    return () => {
      draft.current = null;
    };
  });
}

/** Whether a draft is of something that came otherwise, and not of an act upon a submission. */
export function isOfEntering(draft: Draft): draft is EntryDraft | ShownReceipt {
  return draft.kind === 'entry' || draft.kind === 'receipt';
}

/** The act that is being written; null for none. */
export function actIn({ current }: WrittenDraft): ActRequest | null {
  return current && !isOfEntering(current) ? current : null;
}

/** Parses what was being written when the inbox was locked; null for nothing. */
export function parseDraft(written: string | null): Draft | null {
  if (written === null) return null;
  return z.union([requestSchema, entrySchema, receiptSchema]).parse(JSON.parse(written));
}
