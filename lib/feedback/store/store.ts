/** A sealed submission with the facts stored beside it in the clear. */
export interface SealedSubmission {
  /** Random; names it to the office. */
  readonly id: string;
  /** The notice that it answers. */
  readonly notice: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  /** Of the writer's receipt (`receiptHash`). */
  readonly receiptHash: string;
  readonly sealed: Uint8Array;
}

/** The facts of a stored submission that stand in the clear. */
export interface ListedSubmission {
  readonly id: string;
  readonly notice: string;
  readonly received: string;
  readonly state: 'new';
}

/** The office's recipient, and where its identity is. */
export interface Office {
  readonly recipient: string;
  /** `beside-data`: a file in `DATA_DIR`; `elsewhere`: a record that it was moved, or made, away from the server. */
  readonly custody: 'beside-data' | 'elsewhere';
}

/** What a daily key is for: signing tokens, or hashing sources. */
export type KeyPurpose = 'token' | 'source';

/** A secret for one Beijing day. */
export interface DailyKey {
  readonly day: string;
  readonly secret: Uint8Array;
}

/** What is counted of a source: stored submissions, or look-ups and first steps. */
export type CountPurpose = 'submission' | 'look';

/** The key of a counter: a source, as a keyed hash, in an hour. */
export interface SourceHour {
  readonly purpose: CountPurpose;
  readonly source: string;
  /** `YYYY-MM-DDTHH` in Beijing. */
  readonly hour: string;
}

/**
 * The database of submissions, keys and counters. Every method is atomic and durable when it resolves, and throws
 * StoreUnavailable when the database cannot do it now.
 */
export interface FeedbackStore {
  /** Stores a submission; with a receipt that is known already it changes nothing. Gives the day that stands. */
  insert(submission: SealedSubmission): Promise<{ received: string }>;
  /** The submission with this receipt's hash. */
  find(receiptHash: string): Promise<{ received: string } | null>;
  /** The id of the submission with this receipt's hash. */
  idOf(receiptHash: string): Promise<string | null>;
  /** Every submission, by day and then in no order that means anything. */
  list(): Promise<ListedSubmission[]>;
  /** One submission, by its id. */
  read(id: string): Promise<(ListedSubmission & { sealed: Uint8Array }) | null>;
  /** To whom submissions are sealed; null while nobody is. */
  office(): Promise<Office | null>;
  /** Makes `office` the one to whom submissions are sealed, if nobody is yet; gives the one that stands. */
  registerOffice(office: Office): Promise<Office>;
  /** Puts `office` in the place of the one with this recipient, if that still stands; gives the one that stands. */
  replaceOffice(recipient: string, office: Office): Promise<Office>;
  /** The key of `fresh.day`: the one that stands, or `fresh`. Forgets keys of days before `keepFrom`. */
  dailyKey(purpose: KeyPurpose, fresh: DailyKey, keepFrom: string): Promise<DailyKey>;
  /** Every key that is kept for this. */
  dailyKeys(purpose: KeyPurpose): Promise<DailyKey[]>;
  /** Counts one more for a source, and gives how many it then has in that hour. */
  count(of: SourceHour): Promise<number>;
  /** Takes back one that was counted. */
  uncount(of: SourceHour): Promise<void>;
  /** Forgets every count of hours before this one. */
  forgetCounts(before: string): Promise<void>;
  close(): Promise<void>;
}
