import { base64 } from '@scure/base';
import { type SealedWords, unsealWordsWith } from '#lib/feedback/crypto/sealed-words';
import {
  createUnsealer,
  type SealableSubmission,
  UnsealError,
  type Unsealer,
  unsealSubmissionWith,
} from '#lib/feedback/crypto/sealing';
import { entriesInOrder } from '#lib/feedback/store/entry';
import type { Certificate } from '#lib/office/certificate';
import { contentHash } from '#lib/office/entering/entering';
import { type Row, type RowEntry, rowSchema } from '#lib/office/protocol';
import { hashOfRow } from '#lib/office/row-hash';
import { recipientSchema } from '#lib/office/values';
import type { InboxEntry, InboxSubmission, OfficeWork, SubmissionDoubt } from '../submission-types';
import { areWordsOf, type Vouching, vouchedFor } from './trust';
import { createVerifier } from './web-crypto';

/** What opens rows, and what vouches for them. */
export interface OpeningKeys {
  readonly identities: readonly string[];
  /** The certificates that the office signed, by the device's id. */
  readonly devices: ReadonlyMap<string, Certificate>;
}

/** An opened row: what can be told from it alone. */
export interface OpenedRow {
  /** The hash of the row (`hashOfRow`). */
  readonly hash: string;
  readonly submission: Omit<InboxSubmission, keyof OfficeWork>;
}

/** Opens rows one after another: gives null for what is no row. */
export type RowOpener = (raw: unknown) => Promise<OpenedRow | null>;

/** Creates what opens rows with whichever of the office's identities fits, and checks who vouches for their entries. */
export function createRowOpener({ identities, devices }: OpeningKeys): RowOpener {
  const vouching = { devices, verify: createVerifier() };
  const unsealer = createUnsealer(identities);
  return async (raw) => {
    const parsed = rowSchema.safeParse(raw);
    return parsed.success ? openRow(parsed.data, unsealer, vouching) : null;
  };
}

async function openRow(row: Row, unsealer: Unsealer, vouching: Vouching): Promise<OpenedRow> {
  const { id, notice, received } = row;
  const opened = await ifUnsealed(() => unsealSubmissionWith(unsealer, base64.decode(row.sealed)));
  const listed = row.entries.map((entry) => ({ ...entry, submission: id }));
  const ordered = entriesInOrder(listed);
  const entries: InboxEntry[] = [];
  for (const entry of ordered) entries.push(await openEntry(entry, id, unsealer, vouching));
  const { reply = null, id: sealedId = id, received: sealedDay = received, ...submission } = opened ?? {};
  const doubts: SubmissionDoubt[] = [
    ...('notice' in submission && submission.notice !== notice ? (['other-notice'] as const) : []),
    ...(sealedId !== id || sealedDay !== received ? (['other-row'] as const) : []),
    ...(ordered.length !== row.entries.length ? (['history'] as const) : []),
    ...(opened && isOtherThanEntered(opened, entries) ? (['other-words'] as const) : []),
  ];
  const hash = hashOfRow(row);
  return {
    hash,
    submission: {
      id,
      hash,
      notice,
      received,
      submission: 'message' in submission ? submission : null,
      // Whatever is sealed there comes from anybody: only what an answer can be sealed to is one.
      reply: recipientSchema.safeParse(reply).data ?? null,
      entries,
      doubts,
    },
  };
}

/** Whether the office signed other words when it entered the submission than stand in it now. */
function isOtherThanEntered(opened: SealableSubmission, [first]: readonly InboxEntry[]): boolean {
  if (first?.trust !== 'vouched' || first.words?.kind !== 'internal') return false;
  const { entered } = first.words;
  return entered !== undefined && entered.content !== contentHash(opened);
}

async function openEntry(
  entry: RowEntry,
  submission: string,
  unsealer: Unsealer,
  vouching: Vouching,
): Promise<InboxEntry> {
  const { id, after, kind, day, state, sealed } = entry;
  const opened =
    sealed === null
      ? null
      : await ifUnsealed(() => unsealWordsWith(unsealer, base64.decode(sealed), submission));
  const words: SealedWords | null = opened && areWordsOf(kind, opened) ? opened : null;
  return {
    ...{ id, submission, after, kind, day, state, words },
    ...(await vouchedFor(entry, submission, words, vouching)),
    isUnreadable: sealed !== null && words === null,
  };
}

async function ifUnsealed<T>(unsealing: () => Promise<T>): Promise<T | null> {
  try {
    return await unsealing();
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}
