import type { Instant } from '#lib/clock';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import type { ChangeErrors, ChangeName, ChangeValues } from '#lib/feedback/lookup/change';
import type { StateDay } from '#lib/feedback/lookup/states';
import type { View } from '#lib/views/view';

/** An answer of the office, or a reason that it gave for a state. */
export interface OfficeReply {
  readonly state: StateDay;
  /** The words; null where this receipt cannot open them, or an earlier program took the submission. */
  readonly text: string | null;
}

/** How a submission stands, without anything that its writer wrote. */
export interface Standing {
  /** The Beijing day of receipt, `YYYY-MM-DD`. */
  readonly received: string;
  /** What it went through, the first first. */
  readonly states: readonly StateDay[];
  /** What the office said, the newest first. */
  readonly replies: readonly OfficeReply[];
  /** How many additions its writer made. */
  readonly additions: number;
  /** Whether it was answered, so that the answer can be rated. */
  readonly isAnswered: boolean;
  /** Whether its writer rated an answer. */
  readonly isRated: boolean;
}

/** What a receipt is needed for again: the receipt as it stands in the page's form, and the change being made. */
interface ReceiptStep {
  readonly receipt: Receipt;
}

/** The form for a receipt, with what is wrong with the one that was typed. */
export interface AskPage {
  readonly page: 'ask';
  readonly written: string;
  readonly error: string;
}

/** Nothing is stored under this receipt. */
export interface NothingPage {
  readonly page: 'nothing';
  readonly written: string;
}

/** What was stored under this receipt was destroyed. */
export interface DestroyedPage {
  readonly page: 'destroyed';
  /** When and why (`destroyedInWords`). */
  readonly happened: string;
  /** The Beijing day of that, `YYYY-MM-DD`. */
  readonly day: string;
  readonly isWithdrawn: boolean;
}

/** How a submission stands, and what its writer has just done, if anything. */
export interface StandingPage extends ReceiptStep {
  readonly page: 'standing';
  readonly standing: Standing;
  readonly done: ChangeName | null;
}

/** The form of a change, with errors or none. */
export interface ChangeFormPage extends ReceiptStep {
  readonly page: 'change-form';
  readonly change: Exclude<ChangeName, 'withdraw'>;
  readonly values: ChangeValues;
  readonly errors: ChangeErrors | null;
}

/** A change to be confirmed with a token. */
export interface ChangeCheckPage extends ReceiptStep {
  readonly page: 'change-check';
  readonly change: ChangeName;
  readonly values: ChangeValues;
  readonly token: string;
}

/** Why nothing was looked up or changed, in Chinese. */
export interface LookupRefusal {
  readonly status: number;
  readonly title: string;
  readonly reason: string;
  readonly advice: string;
}

/** A refusal, with everything that was posted, to be sent again. */
export interface LookupRefusalPage {
  readonly page: 'refusal';
  readonly refusal: LookupRefusal;
  /** The receipt as it was typed. */
  readonly written: string;
  readonly change: ChangeName | null;
  readonly values: ChangeValues;
  /** The token with which the change was confirmed; empty where it was not. */
  readonly token: string;
  /** Whether the page offers to send the same again. */
  readonly maySend: boolean;
  readonly retryAt: Instant | null;
}

/** The response to a post to `/feedback`. */
export type LookupResponse = (
  | AskPage
  | NothingPage
  | DestroyedPage
  | StandingPage
  | ChangeFormPage
  | ChangeCheckPage
  | LookupRefusalPage
) & {
  /** The view that was chosen with this post; absent where none was. */
  readonly view?: View;
};
