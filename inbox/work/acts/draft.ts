import { base64 } from '@scure/base';
import * as z from 'zod';
import { createUnsealer, sealJson, UnsealError } from '#lib/feedback/crypto/sealing';

/** A piece of a draft as it is sealed: nothing else is taken for one. */
const draftSchema = z.strictObject({ v: z.literal(1), for: z.literal('draft'), text: z.string() });

/** UTF-16 units of a piece: written as JSON, at most six bytes each, it fits into the largest that can be sealed. */
const PIECE = 300_000;

/** Seals what a clerk is writing to the office, however long, base64: while the inbox is locked nobody reads it. */
export async function sealDraft(text: string, recipient: string): Promise<string> {
  const sealed: string[] = [];
  for (let at = 0; at === 0 || at < text.length; at += PIECE) {
    const draft: z.input<typeof draftSchema> = { v: 1, for: 'draft', text: text.slice(at, at + PIECE) };
    sealed.push(base64.encode(await sealJson(draft, [recipient])));
  }
  return sealed.join(' ');
}

/** Opens a draft; null where it is none, or another office's. */
export async function openDraft(sealed: string, identities: readonly string[]): Promise<string | null> {
  const unsealer = createUnsealer(identities);
  try {
    let text = '';
    for (const piece of sealed.split(' ')) text += (await unsealer(draftSchema, base64.decode(piece))).text;
    return text;
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
