import { base64 } from '@scure/base';
import { z } from 'zod';
import { sealJson, UnsealError, unsealJson } from '#lib/feedback/crypto/sealing';

/** A draft as it is sealed: nothing else is taken for one. */
const draftSchema = z.strictObject({ v: z.literal(1), for: z.literal('draft'), text: z.string() });

/** Seals what a clerk is writing to the office, base64: while the inbox is locked nobody reads it. */
export async function sealDraft(text: string, recipient: string): Promise<string> {
  const draft: z.input<typeof draftSchema> = { v: 1, for: 'draft', text };
  return base64.encode(await sealJson(draft, [recipient]));
}

/** Opens a draft; null where it is none, or another office's. */
export async function openDraft(sealed: string, identities: readonly string[]): Promise<string | null> {
  try {
    return (await unsealJson(draftSchema, base64.decode(sealed), identities)).text;
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
