import type { Instant } from '#lib/clock';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import { EMPTY_FIELDS, type FieldErrors, type FieldName, type FieldValues } from '#lib/feedback/form/fields';
import type { Refusal } from '#lib/feedback/intake/refusal';
import type { View } from '#lib/views/view';

/** The posted values as a page gives them back. */
interface GivenBack {
  readonly values: FieldValues;
  /** Present where not all could be given back as usual, and then the fields that were cut (`fitToPost`). */
  readonly shortened?: readonly FieldName[];
}

/** The form with the posted values: with errors, or to be edited. */
export interface FormPage extends GivenBack {
  readonly page: 'form';
  readonly errors: FieldErrors | null;
}

/** The check page: everything as it will be sent, to be confirmed. */
export interface CheckPage {
  readonly page: 'check';
  readonly values: FieldValues;
  readonly token: string;
}

/** The receipt of a stored submission. */
export interface ReceiptPage extends GivenBack {
  readonly page: 'receipt';
  /** In the form that was shown when it was stored. */
  readonly receipt: Receipt;
  /** The Beijing day on which it was received, `YYYY-MM-DD`. */
  readonly received: string;
  /** Whether these values are known to be the stored ones: what lies sealed cannot be compared. */
  readonly isSame: boolean;
  /** The token that confirmed it: posting it again shows the same receipt. */
  readonly token: string;
}

/** The receipt of a stored submission as a file to keep, without anything that was written. */
export interface ReceiptAsFile extends Pick<ReceiptPage, 'receipt' | 'received'> {
  readonly page: 'receipt-file';
}

/** A refusal: nothing was stored; why, and the posted values to copy. */
export interface RefusalPage extends GivenBack {
  readonly page: 'refusal';
  readonly refusal: Refusal;
  /** Whether the page offers to send the same again, with the token where it was confirmed; null: it does not. */
  readonly again: { readonly token: string | null } | null;
  /** When sending again may succeed, where that is known. */
  readonly retryAt: Instant | null;
}

/** The response to a post of the form. */
export type FormResponse = (FormPage | CheckPage | ReceiptPage | ReceiptAsFile | RefusalPage) & {
  /** The view that the writer chose with this post, to be remembered by cookie; absent where none was chosen. */
  readonly view?: View;
};

/** Builds a refusal; `more` says whether and when the same may be sent again. */
export function refused(
  refusal: Refusal,
  values: FieldValues = EMPTY_FIELDS,
  more: Partial<Pick<RefusalPage, 'again' | 'retryAt'>> = {},
): RefusalPage {
  return { page: 'refusal', refusal, values, again: null, retryAt: null, ...more };
}
