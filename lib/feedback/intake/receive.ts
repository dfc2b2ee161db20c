import { REFUSED } from '#lib/feedback/form/fields';
import { BODY_LIMIT, isFormType, type PostedForm, parseForm } from '#lib/feedback/form/posted-form';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import { fitToPost } from '#lib/feedback/intake/given-back';
import { hidesOrigin, isCrossSite } from '#lib/feedback/intake/origin';
import type { Post } from '#lib/feedback/intake/post';
import {
  CUT_SHORT,
  HIDDEN_SITE,
  NO_ROOM,
  NOT_TEXT,
  OTHER_SITE,
  type Refusal,
  STILL_HIDDEN,
  TOO_LARGE,
  TOO_SLOW,
  WRONG_TYPE,
} from '#lib/feedback/intake/refusal';

/** A whole form posted from this site's own page; or the refusal, with what could be read. */
export type ReceivedForm =
  | { readonly form: PostedForm; readonly refusal: null }
  | { readonly form: null; readonly refusal: FormResponse };

/**
 * Reads and parses a posted form, or refuses it: by media type, size, another site's origin, and encoding.
 * @param siteUrl the site's own address.
 */
export async function receiveForm(post: Omit<Post, 'notice'>, siteUrl: string): Promise<ReceivedForm> {
  if (!isFormType(post.contentType)) return { form: null, refusal: refused(WRONG_TYPE) };
  const { state, bytes } = await post.body(BODY_LIMIT);
  const form = parseForm(state === 'too-large' ? new Uint8Array() : bytes);
  const back = (refusal: Refusal): ReceivedForm => ({
    form: null,
    refusal: fitToPost(refused(refusal, form.values), form.size),
  });
  if (isCrossSite(post, siteUrl)) return back(OTHER_SITE);
  if (hidesOrigin(post)) {
    // From the page of the first refusal the writer goes on, to the check page, with no token that another site got.
    if (state !== 'whole' || form.first(REFUSED) !== '') return back(STILL_HIDDEN);
    const onward = refused(HIDDEN_SITE, form.values, { again: { token: null } });
    return { form: null, refusal: fitToPost(onward, form.size) };
  }
  if (state === 'too-large') return back(TOO_LARGE);
  if (state === 'cut-short') return back(CUT_SHORT);
  if (state === 'too-slow') return back(TOO_SLOW);
  if (state === 'no-room') return back(NO_ROOM);
  return form.isValidUtf8 ? { form, refusal: null } : back(NOT_TEXT);
}
