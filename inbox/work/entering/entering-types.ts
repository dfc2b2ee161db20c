import type { Channel, NotedConsent } from '#lib/feedback/form/entered';
import type { Submission } from '#lib/feedback/form/submission';
import type { NoticeItems } from '#lib/office/protocol';
import type { ActOutcome } from '../acts/act-types';

/** What came by phone, letter or visit, as a clerk enters it. */
export interface NewSubmission {
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  readonly channel: Channel;
  readonly consent: NotedConsent;
  readonly said: Submission;
}

/** What came of entering a submission, with the receipt that is its writer's: nothing keeps it. */
export interface Entered {
  readonly outcome: ActOutcome;
  /** In its canonical form. */
  readonly receipt: string;
}

/** What a clerk does with what came by phone, letter or visit. */
export interface OfficeEntering {
  /** What may be chosen of a notice with a window, as the form names it. @throws OfficeError. */
  items(notice: string): Promise<NoticeItems>;
  /** Enters a submission: at once, or queued where the site cannot be reached. @throws ActNotAllowed. */
  enter(submission: NewSubmission): Promise<Entered>;
}
