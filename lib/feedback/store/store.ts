import type { Instant } from '#lib/clock';
import type { ReceiptForm } from '#lib/feedback/crypto/receipt';
import type { NightStore } from '#lib/feedback/store/copies/night-store';
import type {
  ChangeResult,
  Destruction,
  FoundSubmission,
  HistoryEntry,
  ListedEntry,
} from '#lib/feedback/store/entry';
import type { MailStore } from '#lib/feedback/store/mail-store';
import type { ExchangeStore } from '#lib/feedback/store/office/exchange-store';
import type { AppendResult, DeviceMark, OfficeStore } from '#lib/feedback/store/office/office-store';
import type { PeopleStore } from '#lib/feedback/store/office/people-store';
import type { RecordStore } from '#lib/feedback/store/office/record-store';
import type { TemplateStore } from '#lib/feedback/store/office/template-store';
import type { RetentionStore } from '#lib/feedback/store/retention-store';

/** What a submission is found by when somebody names its receipt (`hashReceipt`). */
export interface ReceiptHash {
  readonly form: ReceiptForm;
  readonly hash: string;
}

/** The hashes by which a token is known as one that stored a submission. */
export interface TokenHashes {
  /** Of its random bits (`hashToken`). */
  readonly tokenHash: string;
  /** Of its receipt of letters (`hashOfLetters`), by which alone programs of the first schema know a submission. */
  readonly lettersHash: string;
}

/** The stored submission of a token: its day, and the form of its receipt. */
export interface StoredSubmission {
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  /** Which of the token's receipts was shown: that of letters for what a program of the first schema stored. */
  readonly form: ReceiptForm;
  /** Set where it was destroyed since. */
  readonly destroyed?: Destruction;
}

/** A sealed submission with the facts stored beside it in the clear. */
export interface SealedSubmission extends TokenHashes {
  /** Random; names it to the office. */
  readonly id: string;
  /** The notice that it answers. */
  readonly notice: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  /** Of the writer's receipt of digits (`hashOfSecret`). */
  readonly digitsHash: string;
  readonly sealed: Uint8Array;
}

/** The facts of a stored submission that stand in the clear. */
export interface ListedSubmission {
  readonly id: string;
  readonly notice: string;
  readonly received: string;
  /** What was recorded of it since, in order. */
  readonly entries: readonly ListedEntry[];
}

/** A destroyed submission, of which nothing else is left. */
export interface DestroyedSubmission extends Destruction {
  readonly id: string;
}

/** A stored submission with what is sealed of it. */
export interface ReadSubmission extends Omit<ListedSubmission, 'entries'> {
  readonly sealed: Uint8Array;
  readonly entries: readonly HistoryEntry[];
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

/** What is counted of a source: stored submissions, look-ups and first steps, or posts of any kind. */
export type CountPurpose = 'submission' | 'look' | 'post';

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
export interface FeedbackStore
  extends OfficeStore,
    PeopleStore,
    ExchangeStore,
    RecordStore,
    TemplateStore,
    RetentionStore,
    MailStore,
    NightStore {
  /**
   * Stores a submission; with a token that stored one already it changes nothing. Gives what stands.
   * @param sealedTo the office's recipient that it was sealed to: it is stored only while that stands.
   * @returns null where the office has another by now, so that nothing was stored.
   */
  insert(submission: SealedSubmission, sealedTo?: string | null): Promise<StoredSubmission | null>;
  /** What this token stored, by whichever program. */
  find(token: TokenHashes): Promise<StoredSubmission | null>;
  /** The id of the submission with this receipt; that of a destroyed one too. */
  idOf(receipt: ReceiptHash): Promise<string | null>;
  /** What this receipt leads to; null where there is nothing under it. */
  lookUp(receipt: ReceiptHash): Promise<FoundSubmission | null>;
  /** The salt of every receipt's secret: made with the tables, and the same for good. */
  receiptSalt(): Promise<Uint8Array>;
  /** Every submission that was not destroyed, by day and then in no order that means anything. */
  list(): Promise<ListedSubmission[]>;
  /** Every destroyed submission, by the day on which that was done. */
  listDestroyed(): Promise<DestroyedSubmission[]>;
  /** One submission, by its id; null where there is none, or it was destroyed. */
  read(id: string): Promise<ReadSubmission | null>;
  /**
   * Adds an entry to a submission's history, if `after` is still its last one; an entry with this id is added once.
   * @param sealedTo the office's recipient that its words were sealed to: it is added only while that stands.
   */
  append(entry: HistoryEntry & Partial<DeviceMark>, sealedTo?: string | null): Promise<AppendResult>;
  /**
   * Destroys a submission with everything recorded of it; that it was, on this day, stays. The files of the database are
   * free of it after `eraseDestroyed`.
   * @param after the last entry that whoever destroys it knows of; null: whatever was recorded since.
   */
  destroy(id: string, destruction: Destruction, after: string | null): Promise<ChangeResult>;
  /** Destroys the words of a submission's ratings that stand before this entry in its history; those after it stay. */
  destroyRatings(submission: string, before: string): Promise<void>;
  /**
   * Rewrites the database's files where they may still hold what was destroyed, if the time for that has come: SQLite's at
   * once, PostgreSQL's in the following night. Tells whether it did; cheap where there is nothing to do.
   */
  eraseDestroyed(now: Instant): Promise<boolean>;
  /** The Beijing day (`YYYY-MM-DD`) since which the database's files may hold what was destroyed; null where they do not. */
  unerasedSince(): Promise<string | null>;
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
