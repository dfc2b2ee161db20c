import * as z from 'zod';
import { DESTROY_REASONS } from '#lib/feedback/store/entry';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import { RECORD_DETAILS, RECORD_KINDS, type RecordHead } from '#lib/feedback/store/office/record-store';
import { base64urlBytes, chosenIdSchema, daySchema, idSchema, SECRET_BYTES } from '#lib/office/values';

// The office's record as inboxes and the command line read it: a chain, each entry of which names the one before by its hash.

/** The prefix of the ids of entries that record acts, before the act's own id. */
const OF_ACT = 'act:';

/** The id of the record's entry of an act, or of an entry in a submission's history. */
export function recordIdOfAct(act: string): string {
  return `${OF_ACT}${act}`;
}

/** The id of the act that an entry of the record is of, by its id; null for one of something else. */
export function actOfRecordId(id: string): string | null {
  return id.startsWith(OF_ACT) ? id.slice(OF_ACT.length) : null;
}

/** Most entries of the record in a response. */
export const RECORD_PAGE = 1_000;

/** An entry of the record (`RecordEntry`). */
export const recordEntrySchema = z.strictObject({
  v: z.literal(1),
  number: z.number().int().positive(),
  before: z.union([z.literal(''), base64urlBytes(SECRET_BYTES)]),
  id: idSchema,
  day: daySchema,
  kind: z.enum(RECORD_KINDS),
  detail: z.enum(RECORD_DETAILS).nullable(),
  device: chosenIdSchema.nullable(),
  submission: idSchema.nullable(),
  subject: chosenIdSchema.nullable(),
  count: z.number().int().min(0).nullable(),
  reason: z.enum(DESTROY_REASONS).nullable(),
  signed: z.string().nullable(),
  signature: base64urlBytes(64).nullable(),
});

/** The end of the record: the number and the hash of its last entry. */
export const recordHeadSchema = z.object({
  number: z.number().int().positive(),
  hash: base64urlBytes(SECRET_BYTES),
});

/** The response to `GET record`, from the first entry on, and to `GET record/NUMBER`, from the one after it on. */
export const recordPageSchema = z.object({
  entries: z.array(recordEntrySchema).max(RECORD_PAGE),
  head: recordHeadSchema.nullable(),
});

export type WireRecord = z.output<typeof recordEntrySchema>;

/** How far a chain holds: its last entry that follows from all before, and the number of the first that does not. */
export interface CheckedChain {
  readonly head: RecordHead | null;
  /** Null where all follow. */
  readonly brokenAt: number | null;
}

/**
 * Checks that entries follow each other: numbers without a gap, each naming the hash of the one before.
 * @param from the entry before the first of them; null: they begin the record.
 */
export function checkChain(entries: readonly WireRecord[], from: RecordHead | null = null): CheckedChain {
  let head = from;
  for (const entry of entries) {
    const follows = entry.number === (head?.number ?? 0) + 1 && entry.before === (head?.hash ?? '');
    if (!follows) return { head, brokenAt: (head?.number ?? 0) + 1 };
    head = { number: entry.number, hash: hashOfRecordEntry(entry) };
  }
  return { head, brokenAt: null };
}
