import type { Instant } from '#lib/clock';
import { EMPTY_FIELDS, type FieldErrors, type FieldValues } from '#lib/feedback/form/fields';
import type { Refusal } from '#lib/feedback/intake/refusal';
import type { View } from '#lib/views/view';

/** The form again: with what is wrong, or only to be changed. */
export interface FormPage {
  readonly page: 'form';
  readonly values: FieldValues;
  readonly errors: FieldErrors | null;
}

/** Everything as it will be sent, to be confirmed. */
export interface CheckPage {
  readonly page: 'check';
  readonly values: FieldValues;
  readonly token: string;
}

/** What was stored has this receipt. */
export interface ReceiptPage {
  readonly page: 'receipt';
  readonly receipt: string;
  /** The Beijing day on which it was received. */
  readonly received: string;
  /** What this post held. */
  readonly values: FieldValues;
  /** Whether that is known to be what was stored: what lies sealed cannot be compared. */
  readonly isSame: boolean;
  /** The token that confirmed it, as it was written: with it the same page comes again. */
  readonly token: string;
}

/** Nothing was stored: why, and what was written. */
export interface RefusalPage {
  readonly page: 'refusal';
  readonly refusal: Refusal;
  readonly values: FieldValues;
  /** The very same may be sent again from the page: with the token, if it was confirmed. */
  readonly again: { readonly token: string | null } | null;
  /** When it may be sent again, where that is known. */
  readonly retryAt: Instant | null;
}

/** What a post is answered with. */
export type FormResponse = (FormPage | CheckPage | ReceiptPage | RefusalPage) & {
  /** The view that the writer chose with this post, to be kept; absent where it chose none. */
  readonly view?: View;
};

/** A refusal; `more` says what may be done from its page. */
export function refused(
  refusal: Refusal,
  values: FieldValues = EMPTY_FIELDS,
  more: Partial<Pick<RefusalPage, 'again' | 'retryAt'>> = {},
): RefusalPage {
  return { page: 'refusal', refusal, values, again: null, retryAt: null, ...more };
}
