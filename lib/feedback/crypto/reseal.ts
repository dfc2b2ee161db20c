import { type Decrypter, Encrypter } from 'age-encryption';
import * as z from 'zod';
import type { Resealed } from '#lib/feedback/store/office/office-store';

/** How age says that a file is sealed to others; every other failure means that it is damaged. */
const SEALED_TO_OTHERS = "no identity matched any of the file's recipients";

/** What resealing must know of what is sealed; all else stays as it is, byte for byte. */
const replySchema = z.object({ reply: z.unknown().optional() });
const wordsSchema = z.object({ kind: z.string(), submission: z.unknown().optional() });

/** Sealed bytes that could not be sealed anew: of a submission, or of one of its entries. */
export interface NotResealed {
  readonly submission: string;
  /** Null for the submission's own words. */
  readonly entry: string | null;
  /**
   * `other-key`: none of the identities opens it. `damaged`: one should, and does not. `writer`: it opens, but to whom its
   * writer's copy is to be sealed stands in the submission, which does not.
   */
  readonly why: 'other-key' | 'damaged' | 'writer';
}

/** Sealed bytes, and to which of the office's recipients; null where an earlier program sealed them. */
type SealedPart<Sealed> = {
  readonly id: string;
  readonly sealed: Sealed;
  readonly sealedTo: string | null;
};

/** What of a submission is sealed. */
export interface Resealing extends SealedPart<Uint8Array> {
  readonly entries: readonly SealedPart<Uint8Array | null>[];
}

/** What of a row was sealed anew, and what could not be. */
export interface ResealedRow {
  readonly entries: readonly Resealed[];
  /** Null where it is sealed to the recipient already, or could not be. */
  readonly submission: Resealed | null;
  readonly failed: readonly NotResealed[];
}

type Opening = { readonly plaintext: Uint8Array } | { readonly why: 'other-key' | 'damaged' };

/**
 * Seals a submission and its entries anew, from a decrypter that opens them to the office's recipient; the plaintext stays as it is,
 * padding and all. A reply stays sealed to its writer too, so entries must be stored before the submission: what tells their
 * writer's key is within it.
 */
export async function resealRow(
  row: Resealing,
  decrypter: Decrypter,
  recipient: string,
): Promise<ResealedRow> {
  const failed: NotResealed[] = [];
  const fail = (entry: string | null, why: NotResealed['why']) => {
    failed.push({ submission: row.id, entry, why });
    return [];
  };
  const own = await open(row.sealed, decrypter);
  const said = 'plaintext' in own ? parsed(replySchema, own.plaintext) : null;
  const anew = async (id: string, former: Uint8Array, plaintext: Uint8Array, writer: string[]) => ({
    id,
    former,
    sealed: await sealBytes(plaintext, [recipient, ...writer]),
    sealedTo: recipient,
  });
  const writer = said === null ? [] : await writersOf(said.reply, recipient);
  const entries = row.entries.map(async ({ id, sealed, sealedTo }): Promise<Resealed[]> => {
    if (sealed === null || sealedTo === recipient) return [];
    const opened = await open(sealed, decrypter);
    if (!('plaintext' in opened)) return fail(id, opened.why);
    const words = parsed(wordsSchema, opened.plaintext);
    if (words === null) return fail(id, 'damaged');
    // Words of another submission's were moved here: whoever wrote this one cannot read them, and shall not be able to.
    if (words.kind !== 'reply' || words.submission !== row.id)
      return [await anew(id, sealed, opened.plaintext, [])];
    if (said === null) return fail(id, 'writer');
    return [await anew(id, sealed, opened.plaintext, writer)];
  });
  const resealed = (await Promise.all(entries)).flat();
  if (row.sealedTo === recipient) return { entries: resealed, submission: null, failed };
  if ('plaintext' in own && said !== null)
    return { entries: resealed, submission: await anew(row.id, row.sealed, own.plaintext, []), failed };
  fail(null, 'why' in own ? own.why : 'damaged');
  return { entries: resealed, submission: null, failed };
}

/** Seals a template of an answer anew, like `resealRow`; null where the decrypter does not open it. */
export async function resealTemplate(
  { id, sealed: former }: Pick<SealedPart<Uint8Array>, 'id' | 'sealed'>,
  decrypter: Decrypter,
  recipient: string,
): Promise<Resealed | null> {
  const opened = await open(former, decrypter);
  if (!('plaintext' in opened)) return null;
  return { id, former, sealed: await sealBytes(opened.plaintext, [recipient]), sealedTo: recipient };
}

/**
 * Returns the reply key in a submission as recipients to seal to: none where it has none, or none that can be sealed to. Nobody
 * could seal an answer to such a one, so no copy of its writer's is lost; and whoever forged it keeps no key in use by it.
 */
async function writersOf(reply: unknown, recipient: string): Promise<string[]> {
  if (typeof reply !== 'string') return [];
  return sealBytes(new Uint8Array(), [recipient, reply]).then(
    () => [reply],
    () => [],
  );
}

async function open(sealed: Uint8Array, decrypter: Decrypter): Promise<Opening> {
  try {
    return { plaintext: await decrypter.decrypt(sealed) };
  } catch (error) {
    const isOthers = error instanceof Error && error.message === SEALED_TO_OTHERS;
    return { why: isOthers ? 'other-key' : 'damaged' };
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, plaintext: Uint8Array): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    return null;
  }
}

async function sealBytes(plaintext: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}
