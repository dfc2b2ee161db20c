import type { DestroyReason } from '#lib/feedback/store/entry';

/**
 * The kinds of entries in the office's record. `read`: one submission was opened on the server. `read-bulk`: a device was given many,
 * or many were opened on the server. `export`: opened or sealed submissions were written to a file. `state`, `answer`,
 * `internal`: an act upon a submission. `destroy-proposed`, `destroy-retracted`, `destroy-consented`: devices agree upon
 * destroying one. `destroy`: it was destroyed. `people`: a device was invited, let in, ended or renewed. `key`: the office's key
 * was made or exchanged. `entered`: what came by phone, letter or visit. `backup`, `restore`, `retention`: care of the data.
 */
export const RECORD_KINDS = [
  ...(['read', 'read-bulk', 'export', 'state', 'answer', 'internal'] as const),
  ...(['destroy-proposed', 'destroy-retracted', 'destroy-consented', 'destroy'] as const),
  ...(['people', 'key', 'entered', 'backup', 'restore', 'retention'] as const),
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** The details of an entry, where its kind leaves open what was done. */
export const RECORD_DETAILS = [
  ...(['invited', 'withdrawn', 'joined', 'ended', 'renewed'] as const),
  ...(['registered', 'moved', 'exchanged', 'given', 'retired', 'resealed'] as const),
  ...(['opened', 'sealed'] as const),
] as const;

export type RecordDetail = (typeof RECORD_DETAILS)[number];

/** The kinds that tell how far the destroying of a submission has come: its last entry of them does. */
export const DESTROYING_KINDS = [
  'destroy-proposed',
  'destroy-retracted',
  'destroy-consented',
  'destroy',
] as const satisfies readonly RecordKind[];

/** An entry of the office's record. All of it is hashed. */
export interface RecordEntry {
  readonly v: 1;
  /** From 1, without a gap. */
  readonly number: number;
  /** The hash of the entry before (`hashOfRecordEntry`); empty for the first. */
  readonly before: string;
  /** Chosen by whoever makes it, so that the same one is added once. */
  readonly id: string;
  /** The Beijing day by the server's clock, `YYYY-MM-DD`. */
  readonly day: string;
  readonly kind: RecordKind;
  /** What was done more exactly; null where the kind says all. */
  readonly detail: RecordDetail | null;
  /** The id of the device that did it; null for the command line on the server, and the server itself. */
  readonly device: string | null;
  /** The id of the submission that it is about; null for none, or several. */
  readonly submission: string | null;
  /** The id of the device that it is about; null for none. */
  readonly subject: string | null;
  /** How many submissions it is about; null where that says nothing. */
  readonly count: number | null;
  /** Why something was destroyed, or is to be. */
  readonly reason: DestroyReason | null;
  /** What the device signed (the head of an act, or of an entry), and its signature; null for what none did. */
  readonly signed: string | null;
  readonly signature: string | null;
}

/** An entry that is to be added, before it has its place in the chain. Members that are left out are null. */
export type NewRecord = Pick<RecordEntry, 'id' | 'day' | 'kind'> &
  Partial<Omit<RecordEntry, 'v' | 'number' | 'before' | 'id' | 'day' | 'kind'>>;

/** An entry as it is stored, with its hash. */
export interface ChainedRecord {
  readonly entry: RecordEntry;
  /** As it was stored: whether it is the entry's is for the reader to compute. */
  readonly hash: string;
}

/** The last entry of the record: its number, and its hash. */
export interface RecordHead {
  readonly number: number;
  readonly hash: string;
}

/** The part of the store that holds the office's record, of which nothing is ever changed or taken away. */
export interface RecordStore {
  /**
   * Adds an entry at the end of the record, once by its id: several processes never put two at the same place.
   * @param after the id of the last entry about the destroying of its submission that whoever adds it knows of; empty for none;
   * null: whatever there is.
   * @returns `changed`: that is another by now, and nothing was added; `refused`: another entry has its id.
   */
  addRecord(entry: NewRecord, after?: string | null): Promise<'applied' | 'already' | 'changed' | 'refused'>;
  /**
   * Adds to how many rows a device was given on a Beijing day (`YYYY-MM-DD`), whichever process gave them; forgets earlier days.
   * @returns how many those are so far.
   */
  countRows(device: string, day: string, rows: number): Promise<number>;
  /** The last entry's number and hash; null while there is none. */
  recordHead(): Promise<RecordHead | null>;
  /** Entries from the one after this number on, in order. @param most how many at most. */
  records(after: number, most: number): Promise<ChainedRecord[]>;
  /** The last entry about the destroying of a submission; null for none. */
  destroyingOf(submission: string): Promise<RecordEntry | null>;
}
