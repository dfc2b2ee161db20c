import { ERRORS, REFUSED, TOKEN } from '#lib/feedback/form/fields';
import type { PostedForm } from '#lib/feedback/form/posted-form';
import { checkFields } from '#lib/feedback/form/submission';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import type { Post } from '#lib/feedback/intake/post';
import { refusalShown } from '#lib/feedback/intake/refusal';
import { VIEW_FIELD, type View, viewNamed } from '#lib/views/view';

/** The view that a writer chose with a post, by a button of the form; null when it names none. */
export function viewChosen(form: PostedForm): View | null {
  return viewNamed(form.first(VIEW_FIELD));
}

/** Whether a post is about the view alone, even one that there is not: it stores nothing. */
export function isAboutView(form: PostedForm): boolean {
  return form.first(VIEW_FIELD) !== '';
}

/**
 * The page that a writer gets again who only chose another view: the refusal, or the form with its errors or
 * without. Null for the check page, which depends on more than the post.
 */
export function sameStep(
  form: PostedForm,
  { notice, arrived }: Pick<Post, 'notice' | 'arrived'>,
): FormResponse | null {
  const { values } = form;
  const token = form.first(TOKEN);
  const shown = refusalShown(form.first(REFUSED), arrived);
  if (shown) {
    const again = shown.maySend ? { token: token === '' ? null : token } : null;
    return refused(shown.refusal, values, { again, retryAt: shown.retryAt });
  }
  if (token !== '') return null;
  const errors = form.first(ERRORS) === '' ? null : checkFields(values, notice, form.doubled).errors;
  return { page: 'form', values, errors };
}
