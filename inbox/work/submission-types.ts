import type { OpenedEntry, OpenedSubmission } from '#lib/feedback/export/opened';
import type { Channel, NotedConsent } from '#lib/feedback/form/entered';

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

/** What the office noted of a submission, by internal entries that are vouched for, or queued here. */
export interface OfficeWork {
  /** By the last that says so. */
  readonly labels: readonly string[];
  readonly assignee: string | null;
  readonly isJunk: boolean;
  /** The submission that it was merged into; null for none, and where that was undone. */
  readonly merge: {
    readonly into: string;
    /** Whether its writer was answered since, or told that it ended: then it is not undone any more. */
    readonly isAnswered: boolean;
  } | null;
  /** How it came, where the office entered it; null for what came by the form. */
  readonly entered: {
    readonly channel: Channel;
    readonly consent: NotedConsent;
    /** Who entered it, by the device's certificate; null while that is queued. */
    readonly by: string | null;
  } | null;
}

/** An opened submission as the inbox shows it. */
export interface InboxSubmission extends OpenedSubmission, OfficeWork {
  /** The hash of the row that it was opened from (`hashOfRow`). */
  readonly hash: string;
  readonly entries: readonly InboxEntry[];
  /** What does not fit. */
  readonly doubts: readonly SubmissionDoubt[];
}

/**
 * Why a submission may not be what the server says it is. `other-notice`, `other-row`: what is sealed names another notice,
 * another id or another day of receipt. `copy`: another row holds the same submission. `history`: entries are missing.
 * `other-hash`: the index goes on naming another row than is given. `other-words`: the office entered and signed other words.
 */
export type SubmissionDoubt =
  | 'other-notice'
  | 'other-row'
  | 'copy'
  | 'history'
  | 'other-hash'
  | 'other-words';
