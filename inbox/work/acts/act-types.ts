import type { Channel, NotedConsent } from '#lib/feedback/form/entered';
import type { Submission } from '#lib/feedback/form/submission';
import type { OfficeState } from '#lib/feedback/store/entry';
import type { ActResult } from '#lib/office/protocol';
import type { InboxSubmission } from '../submission-types';

/** An act that the server does not have yet. */
export interface QueuedAct {
  readonly id: string;
  readonly request: ActRequest | EnterRequest;
}

/** A request of a clerk's to act upon a submission. */
export type ActRequest =
  | {
      readonly kind: 'state';
      readonly submission: string;
      readonly state: OfficeState;
      readonly text: string;
    }
  | { readonly kind: 'answer'; readonly submission: string; readonly text: string }
  | {
      readonly kind: 'internal';
      readonly submission: string;
      readonly note?: string;
      readonly labels?: readonly string[];
      readonly assignee?: string | null;
      /** Whether it has nothing to do with the notice. */
      readonly junk?: boolean;
      /** The id of the submission that it is merged into; null: no longer. */
      readonly into?: string | null;
    };

/** A submission that the office enters: what came by phone, letter or visit. */
export interface EnterRequest {
  readonly kind: 'entered';
  /** The id that it is stored under. */
  readonly submission: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  readonly channel: Channel;
  readonly consent: NotedConsent;
  readonly said: Submission;
}

/** An act upon a submission, with the version of it that the clerk saw. */
export interface ActDoing {
  readonly request: ActRequest;
  readonly seen: InboxSubmission;
}

/**
 * What became of an act. `queued`: the site cannot be reached; it waits. `changed`: nothing was done, since somebody did
 * something meanwhile: both versions are given, and the clerk decides whether to do it upon the new one. `not-loaded`: it was
 * not carried out before the inbox was locked, and the submission is not loaded again yet. `not-kept`: the server said that it
 * was done, and does not have it.
 */
export type ActOutcome =
  | {
      readonly id: string;
      readonly request: ActRequest | EnterRequest;
      readonly result: Exclude<ActResult['result'], 'changed'> | 'queued' | 'not-loaded' | 'not-kept';
    }
  | {
      readonly id: string;
      readonly request: ActRequest;
      readonly result: 'changed';
      readonly seen: InboxSubmission;
      readonly now: InboxSubmission;
    };

/** Why an act may not be made at all. */
export type ActHindrance =
  | 'reader'
  | 'other-key'
  | 'no-reply-key'
  | 'no-words'
  | 'too-long'
  | 'gone'
  | 'no-salt'
  | 'merged';

/** Whether an act needs nothing more of the clerk: the server has it, or it waits to be sent. */
export function isAccepted({ result }: Pick<ActOutcome, 'result'>): boolean {
  return result === 'applied' || result === 'already' || result === 'queued';
}
