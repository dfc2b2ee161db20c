import type { DestroyReason } from '#lib/feedback/store/entry';
import type { RecordHead } from '#lib/feedback/store/office/record-store';
import type { WireRecord } from '#lib/office/record';
import type { StatementResult } from '#lib/office/statements/protocol';

/** What an inbox knows of the office's record. */
export interface InboxRecord {
  /** As the server gave them, from the first on. */
  readonly entries: readonly WireRecord[];
  /** The end of the record that was loaded; null while there is none. */
  readonly head: RecordHead | null;
  /**
   * How the record that the server gives now departs from the one that it gave before in this session: `shorter`, its end is
   * missing; `other`, something in it is another. `broken`: the first that it gave is no whole record. Null: it goes on from there.
   */
  readonly departure: { readonly kind: 'shorter' | 'other' | 'broken'; readonly day: string } | null;
  /** What does not fit, in Chinese; null before it was checked. */
  readonly problems: readonly string[] | null;
}

/** A submission whose destroying was proposed, and not yet done or retracted. */
export interface DestroyProposal {
  readonly submission: string;
  /** The id of the record's last entry about it. */
  readonly entry: string;
  /** The id of the device that proposed it. */
  readonly proposer: string;
  readonly reason: DestroyReason;
  /** The Beijing day of that, `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether a device that the office vouches for signed it. */
  readonly isVouched: boolean;
}

/**
 * How a digest that was written down compares with the record as it is now. `latest`: it is that of the end. `earlier`: it is that
 * of an entry of this day, and more came since. `unknown`: no entry has it.
 */
export type DigestMatch =
  | { readonly kind: 'latest' | 'unknown' }
  | { readonly kind: 'earlier'; readonly day: string; readonly since: number };

/** What a clerk does with the office's record. Every method but `digest` @throws OfficeError. */
export interface OfficeRecord {
  /** Loads what is new, and checks the whole: it stands in the snapshot. */
  check(): Promise<void>;
  /** The digest of the record's end as this inbox knows it, twelve digits; null while it knows none. */
  digest(): string | null;
  /** Loads what is new, and looks for a digest in it. @param digits twelve digits. */
  compare(digits: string): Promise<DigestMatch>;
  /** Records that submissions are about to be exported. @param count how many. @throws ActNotAllowed. */
  noteExport(count: number): Promise<StatementResult['result']>;
  /** Proposes that a submission be destroyed. @throws ActNotAllowed. */
  propose(submission: string, reason: 'junk' | 'decided'): Promise<StatementResult['result']>;
  /** Takes a proposal back. @throws ActNotAllowed. */
  retract(proposal: DestroyProposal): Promise<StatementResult['result']>;
  /** Consents to what another device proposed: the submission is destroyed. @param last the last entry seen. @throws ActNotAllowed. */
  consent(proposal: DestroyProposal, last: string): Promise<StatementResult['result']>;
}
