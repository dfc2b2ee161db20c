import { type RefObject, useEffect } from 'react';
import { z } from 'zod';
import { OFFICE_STATES } from '#lib/feedback/store/entry';
import type { ActRequest } from '../work/inbox-types';

/** The draft of an act that a clerk has not sent yet. The lock seals it, and unlocking gives it back. */
export type WrittenDraft = RefObject<ActRequest | null>;

/** Tells what is being written as long as its form is on the screen; null for nothing yet. */
export function useDraft(draft: WrittenDraft, request: ActRequest | null): void {
  useEffect(() => {
    draft.current = request;
    return () => {
      draft.current = null;
    };
  });
}

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
  }),
]);

/** Parses what was being written when the inbox was locked; null for nothing. */
export function parseDraft(written: string | null): ActRequest | null {
  return written === null ? null : requestSchema.parse(JSON.parse(written));
}
