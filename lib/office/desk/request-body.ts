import type * as z from 'zod';
import {
  type InboxRequest,
  type InboxResponse,
  MALFORMED,
  UNAVAILABLE_NOW,
} from '#lib/office/desk/inbox-request';

/** Reads and validates the body of a request, and answers it. */
export async function withBody<Schema extends z.ZodType>(
  { body }: InboxRequest,
  schema: Schema,
  answer: (body: z.output<Schema>) => Promise<InboxResponse>,
): Promise<InboxResponse> {
  const { state, bytes } = await body();
  if (state === 'no-room') return UNAVAILABLE_NOW;
  const parsed = state === 'whole' ? schema.safeParse(jsonIn(bytes)) : null;
  return parsed?.success ? answer(parsed.data) : MALFORMED;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
