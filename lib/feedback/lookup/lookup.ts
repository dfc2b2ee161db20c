import type { Instant } from '#lib/clock';
import type { Receipt } from '#lib/feedback/crypto/receipt';
import { hashToken } from '#lib/feedback/crypto/receipt-derivation';
import { issueTokenFor, parseToken, verifyTokenFor } from '#lib/feedback/crypto/token';
import { EDIT, TOKEN } from '#lib/feedback/form/fields';
import type { PostedForm } from '#lib/feedback/form/posted-form';
import { refused } from '#lib/feedback/intake/form-response';
import type { Post } from '#lib/feedback/intake/post';
import { receiveForm } from '#lib/feedback/intake/receive';
import { CUT_SHORT } from '#lib/feedback/intake/refusal';
import { chosenView, isRedraw } from '#lib/feedback/intake/same-step';
import { startOfNextHour } from '#lib/feedback/limits/rate-limit';
import { carryOut, destroyedPage } from '#lib/feedback/lookup/carry-out';
import {
  ADDITIONS_MAX,
  type ChangeName,
  type ChangeValues,
  changeErrors,
  LOOKUP_FIELDS,
  parseChange,
  parseRating,
} from '#lib/feedback/lookup/change';
import type { LookupDependencies } from '#lib/feedback/lookup/dependencies';
import { fitLookupToPost } from '#lib/feedback/lookup/fit-to-post';
import { type LookedUp, lookUp, receiptIn, standingOf } from '#lib/feedback/lookup/look-up';
import { receiptError } from '#lib/feedback/lookup/receipt-error';
import { CANNOT_LOOK, ENOUGH_ADDITIONS, tooManyLookups, unreadableForm } from '#lib/feedback/lookup/refusals';
import { type LookupForm, refusedLookup } from '#lib/feedback/lookup/refused';
import type { LookupResponse } from '#lib/feedback/lookup/response';
import { countEntries } from '#lib/feedback/lookup/states';

/** A POST to `/feedback`. */
export type LookupPost = Omit<Post, 'notice'>;

/** Answers posts of the writer's way back: look up, add, rate, withdraw. The first check that fails decides. */
export class Lookup {
  constructor(private readonly parts: LookupDependencies) {}

  /** Answers a post: reads the form, looks the receipt up, and changes what was confirmed. */
  async answer(post: LookupPost): Promise<LookupResponse> {
    const mayPost = this.parts.rateLimit.consumePost(post.address, post.arrived);
    const { form, refusal } = await receiveForm(post, this.parts.siteUrl);
    if (!form) {
      const { refusal: why, values } = refusal.page === 'refusal' ? refusal : refused(CUT_SHORT);
      const posted = {
        written: '',
        change: null,
        values: { message: values.message, rating: '' },
        token: '',
      };
      return refusedLookup(unreadableForm(why), posted);
    }
    const outcome = fitLookupToPost(await this.answerForm(post, form, mayPost), form.size);
    const view = chosenView(form);
    return view === null ? outcome : { ...outcome, view };
  }

  private async answerForm(
    { address, arrived }: LookupPost,
    form: PostedForm,
    mayPost: Promise<boolean>,
  ): Promise<LookupResponse> {
    const posted = lookupFormIn(form);
    const { written } = posted;
    const retryAt = startOfNextHour(arrived);
    const tooMany = () => refusedLookup(tooManyLookups(retryAt), posted, { maySend: true, retryAt });
    if (!(await mayPost)) return tooMany();
    const receipt = receiptIn(written);
    if (!receipt) return { page: 'ask', written, error: receiptError(written) ?? '' };
    if (!(await this.parts.rateLimit.consumeLookup(address, arrived))) return tooMany();
    try {
      const looked = await lookUp(receipt, this.parts);
      if (!looked) return { page: 'nothing', written };
      return await this.answerFor(receipt, looked, posted, { address, arrived }, form);
    } catch (error) {
      // Whatever fails while nothing was changed yet: `carryOut` tells of its own failures.
      this.parts.reportFault(error);
      return refusedLookup(CANNOT_LOOK, posted, { maySend: true });
    }
  }

  private async answerFor(
    receipt: Receipt,
    looked: LookedUp,
    posted: LookupForm,
    source: { address: string; arrived: Instant },
    form: PostedForm,
  ): Promise<LookupResponse> {
    const { id, destroyed, entries } = looked.found;
    const { change, values } = posted;
    if (destroyed) return destroyedPage(destroyed);
    const token = parseToken(posted.token);
    const standing = async (done: ChangeName | null): Promise<LookupResponse> => ({
      page: 'standing',
      receipt,
      standing: await standingOf(looked),
      done,
    });
    const before = token && entries.find((entry) => entry.id === hashToken(token));
    if (before) {
      // Whoever made it may have ended before that.
      if (before.kind === 'rating') await this.parts.store.destroyRatings(id, before.id);
      return standing(before.kind === 'rating' ? 'rate' : 'add');
    }
    const isEdited = form.first(EDIT) !== '';
    if (change === null || (change === 'withdraw' && isEdited)) return standing(null);
    if (change === 'rate' && !entries.some(({ state }) => state === 'answered')) return standing(null);
    if (change === 'add' && countEntries(entries, 'addition') >= ADDITIONS_MAX)
      return refusedLookup(ENOUGH_ADDITIONS, posted);
    if (change !== 'withdraw') {
      const isFilled = form.first(LOOKUP_FIELDS.filled) !== '';
      const errors = isFilled && !isEdited ? changeErrors(change, values) : null;
      if (!isFilled || isEdited || errors) return { page: 'change-form', receipt, change, values, errors };
    }
    const texts = textsOf(change, id, values);
    if (token && (await this.isSigned(posted.token, texts, source.arrived))) {
      if (isRedraw(form)) return { page: 'change-check', receipt, change, values, token: posted.token };
      return carryOut({ ...posted, change }, { receipt, looked, token, source }, this.parts);
    }
    const key = await this.parts.tokenKeys.current(source.arrived);
    const fresh = issueTokenFor(texts, key, source.arrived, this.parts.random);
    return { page: 'change-check', receipt, change, values, token: fresh };
  }

  /** Whether a token confirms this change, also with a key that another process made. @throws StoreUnavailable. */
  private async isSigned(written: string, texts: readonly string[], now: Instant): Promise<boolean> {
    const token = parseToken(written);
    if (!token) return false;
    const { tokenKeys } = this.parts;
    if (verifyTokenFor(token, texts, tokenKeys.known(now), now)) return true;
    return verifyTokenFor(token, texts, await tokenKeys.stored(now), now);
  }
}

/** What a form says. A rating or a token that is none is not given back: it may be as long as the whole post. */
function lookupFormIn(form: PostedForm): LookupForm {
  const token = form.first(TOKEN);
  return {
    written: form.first(LOOKUP_FIELDS.receipt),
    change: parseChange(form.first(LOOKUP_FIELDS.change)),
    values: {
      message: form.first(LOOKUP_FIELDS.message),
      rating: parseRating(form.first(LOOKUP_FIELDS.rating)) ?? '',
    },
    token: parseToken(token) ? token : '',
  };
}

/** What a token signs of a change: its kind first, so that a token for one thing confirms no other. */
function textsOf(change: ChangeName, submission: string, { message, rating }: ChangeValues): string[] {
  return change === 'withdraw'
    ? [`change: ${change}`, submission]
    : [`change: ${change}`, submission, message, change === 'rate' ? rating : ''];
}
