import type { ChangeName, ChangeValues } from '#lib/feedback/lookup/change';
import type { LookupRefusal, LookupRefusalPage } from '#lib/feedback/lookup/response';

/** What was posted, besides the view. */
export interface LookupForm {
  /** The receipt as it was typed. */
  readonly written: string;
  readonly change: ChangeName | null;
  readonly values: ChangeValues;
  readonly token: string;
}

/** Builds a refusal; `more` says whether and when the same may be sent again. */
export function refusedLookup(
  refusal: LookupRefusal,
  { written, change, values, token }: LookupForm,
  more: Partial<Pick<LookupRefusalPage, 'maySend' | 'retryAt'>> = {},
): LookupRefusalPage {
  return {
    page: 'refusal',
    refusal,
    written,
    change,
    values,
    token,
    maySend: false,
    retryAt: null,
    ...more,
  };
}
