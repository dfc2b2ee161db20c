import { parseToken } from '#lib/feedback/crypto/token';
import { AS_FILE, ERRORS, REFUSED, TOKEN } from '#lib/feedback/form/fields';
import type { PostedForm } from '#lib/feedback/form/posted-form';
import { validateFields } from '#lib/feedback/form/submission';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import type { Post } from '#lib/feedback/intake/post';
import { refusalByCode } from '#lib/feedback/intake/repeated-refusal';
import { parseView, VIEW_FIELD, type View } from '#lib/views/view';

/** The view that a post's view button names; null when it names none. */
export function chosenView(form: PostedForm): View | null {
  return parseView(form.first(VIEW_FIELD));
}

/** Whether a post requests the current step again, in another view (even an unknown one) or as a file, and must store nothing. */
export function isRedraw(form: PostedForm): boolean {
  return form.first(VIEW_FIELD) !== '' || form.first(AS_FILE) !== '';
}

/** Turns a receipt page into a file if the post requests one; returns any other response unchanged. */
export function asFileIfRequested(response: FormResponse, form: PostedForm): FormResponse {
  if (response.page !== 'receipt' || form.first(AS_FILE) === '') return response;
  const { receipt, received } = response;
  return { page: 'receipt-file', receipt, received };
}

/**
 * Redraws the step from which a writer only chose another view: the refusal, or the form with or without its errors.
 * Null for the check page, which depends on more than the post.
 */
export function redrawStep(
  form: PostedForm,
  { notice, arrived }: Pick<Post, 'notice' | 'arrived'>,
): FormResponse | null {
  const { values } = form;
  const token = form.first(TOKEN);
  const shown = refusalByCode(form.first(REFUSED), arrived);
  if (shown) {
    const again = shown.maySend ? { token: parseToken(token) && token } : null;
    return refused(shown.refusal, values, { again, retryAt: shown.retryAt });
  }
  if (token !== '') return null;
  const errors = form.first(ERRORS) === '' ? null : validateFields(values, notice, form.repeated).errors;
  return { page: 'form', values, errors };
}
