import { BODY_LIMIT, isFormType, type PostedForm, readForm } from '#lib/feedback/form/posted-form';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import { isForeign } from '#lib/feedback/intake/origin';
import type { Post } from '#lib/feedback/intake/post';
import {
  CUT_SHORT,
  NOT_TEXT,
  OTHER_SITE,
  type Refusal,
  TOO_LARGE,
  TOO_SLOW,
  WRONG_TYPE,
} from '#lib/feedback/intake/refusal';

/** A form that came whole from this site's own page; or why there is none, with what could be read. */
export type Received =
  | { readonly form: PostedForm; readonly refusal: null }
  | { readonly form: null; readonly refusal: FormResponse };

/**
 * Reads what was posted: type, size, other site, readable.
 * @param siteUrl the site's own address.
 */
export async function receive(post: Post, siteUrl: string): Promise<Received> {
  if (!isFormType(post.contentType)) return { form: null, refusal: refused(WRONG_TYPE) };
  const { state, bytes } = await post.body(BODY_LIMIT);
  const form = readForm(state === 'too-large' ? new Uint8Array() : bytes);
  const back = (refusal: Refusal): Received => ({ form: null, refusal: refused(refusal, form.values) });
  if (isForeign(post, siteUrl)) return back(OTHER_SITE);
  if (state === 'too-large') return back(TOO_LARGE);
  if (state === 'cut-short') return back(CUT_SHORT);
  if (state === 'too-slow') return back(TOO_SLOW);
  return form.isText ? { form, refusal: null } : back(NOT_TEXT);
}
