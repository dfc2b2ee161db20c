import type { OpenedEntry, OpenedSubmission } from '#lib/feedback/export/opened';

/**
 * How far an entry is vouched for. `vouched`: a device signed it whose certificate the office signed. `server`: no device
 * did, so whoever controls the server may have made it. `unvouched`: it names a device, and signature or certificate do not
 * fit. `writer`: what a writer added, which anybody can seal. `queued`: made here, and not on the server yet.
 */
export type EntryTrust = 'vouched' | 'server' | 'unvouched' | 'writer' | 'queued';

/** An opened entry with who made it. */
export interface InboxEntry extends OpenedEntry {
  readonly trust: EntryTrust;
  /** The name of the device that made it, by its certificate; null where none is vouched for. */
  readonly by: string | null;
  /** Whether it has words that do not open, or that were moved there from elsewhere. */
  readonly isUnreadable: boolean;
}

/** An opened submission as the inbox shows it. */
export interface InboxSubmission extends OpenedSubmission {
  /** The hash of the row that it was opened from (`hashOfRow`). */
  readonly hash: string;
  readonly entries: readonly InboxEntry[];
  /** Labels, assignee and whether it is junk by the last internal entries that are vouched for, or queued here. */
  readonly labels: readonly string[];
  readonly assignee: string | null;
  readonly isJunk: boolean;
  /** What does not fit. */
  readonly doubts: readonly SubmissionDoubt[];
}

/**
 * Why a submission may not be what the server says it is. `other-notice`, `other-row`: what is sealed names another notice,
 * another id or another day of receipt. `copy`: another row holds the same submission. `history`: entries are missing.
 * `other-hash`: the index goes on naming another row than is given.
 */
export type SubmissionDoubt = 'other-notice' | 'other-row' | 'copy' | 'history' | 'other-hash';
