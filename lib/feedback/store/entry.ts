import type { ReceiptForm } from '#lib/feedback/crypto/receipt';

/**
 * What can be recorded of a submission after it was received: what the office did, what its writer added, and (`internal`)
 * what the office notes for itself, which changes no state and which no writer is shown. `entered`: that it came by phone, letter or
 * visit and the office entered it; like what is internal, and the first of its history.
 */
export const ENTRY_KINDS = ['state', 'answer', 'addition', 'rating', 'internal', 'entered'] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The kinds of entries whose words are for the office alone. */
export const OF_OFFICE: readonly EntryKind[] = ['internal', 'entered'];

/** The states that the office can give a submission. */
export const OFFICE_STATES = ['working', 'answered', 'closed', 'refused'] as const;

export type OfficeState = (typeof OFFICE_STATES)[number];

/** The state of a submission: `new` until the office gives it another. */
export type SubmissionState = 'new' | OfficeState;

/** Why a submission was destroyed. */
export const DESTROY_REASONS = ['withdrawn', 'retention', 'junk', 'decided'] as const;

export type DestroyReason = (typeof DESTROY_REASONS)[number];

/** That a submission was destroyed: on which Beijing day, and why. */
export interface Destruction {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly reason: DestroyReason;
}

/** What stands in the clear of one entry in a submission's history. */
export interface ListedEntry {
  /** Random, or a hash of random bits; chosen by whoever makes the entry, so that the same one is made once. */
  readonly id: string;
  /** The id of the submission. */
  readonly submission: string;
  /** The id of the entry before it; empty for the first. It gives the order, which no time and no number does. */
  readonly after: string;
  readonly kind: EntryKind;
  /** The Beijing day, `YYYY-MM-DD`. */
  readonly day: string;
  /** The state that the office gave with it; null for what a writer added, and for what is internal. */
  readonly state: OfficeState | null;
}

/** An entry, with its sealed words; null where it has none. */
export interface HistoryEntry extends ListedEntry {
  readonly sealed: Uint8Array | null;
}

/**
 * The result of a change that was made upon a known history. `applied`: it stands. `already`: it stood before. `changed`:
 * another entry came meanwhile, so nothing was done. `gone`: there is no such submission, or it was destroyed.
 */
export type ChangeResult = 'applied' | 'already' | 'changed' | 'gone';

/** What a receipt leads to: a submission with its history, or that it was destroyed. */
export interface FoundSubmission {
  readonly id: string;
  /** The notice that it answers. */
  readonly notice: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  /** The receipt's form that its writer was shown. */
  readonly form: ReceiptForm;
  /** Set where it was destroyed: then nothing else of it is left. */
  readonly destroyed: Destruction | null;
  /** In order. */
  readonly entries: readonly HistoryEntry[];
}

/** Sorts the entries of one submission from the first to the last, each after the one that it names. */
export function entriesInOrder<Listed extends ListedEntry>(entries: readonly Listed[]): Listed[] {
  const next = new Map(entries.map((entry) => [entry.after, entry]));
  const ordered: Listed[] = [];
  for (let entry = next.get(''); entry && ordered.length < entries.length; entry = next.get(entry.id))
    ordered.push(entry);
  return ordered;
}

/** The id after which the next entry of a submission is made: that of the last one; empty where there is none. */
export function lastEntryId(entries: readonly ListedEntry[]): string {
  return entriesInOrder(entries).at(-1)?.id ?? '';
}

/** The state of a submission by its entries in order: the last that the office gave. */
export function stateOf(entries: readonly Pick<ListedEntry, 'state'>[]): SubmissionState {
  return entries.findLast(({ state }) => state !== null)?.state ?? 'new';
}
