import type { Instant } from '#lib/clock';
import { hashToken, receiptOfToken } from '#lib/feedback/crypto/receipt-derivation';
import { tokenHashesOf } from '#lib/feedback/crypto/seal-submission';
import { issueToken, parseToken, type Token, verifyToken } from '#lib/feedback/crypto/token';
import { EDIT, type FieldValues, HONEYPOT, TOKEN } from '#lib/feedback/form/fields';
import type { PostedForm } from '#lib/feedback/form/posted-form';
import { type Submission, validateFields } from '#lib/feedback/form/submission';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import { fitToPost } from '#lib/feedback/intake/given-back';
import type { Post } from '#lib/feedback/intake/post';
import { receiveForm } from '#lib/feedback/intake/receive';
import {
  AUTOMATED,
  destroyedSince,
  NOT_STORED,
  NOT_SURE,
  outsideWindow,
  type Refusal,
  tooMany,
} from '#lib/feedback/intake/refusal';
import { asFileIfRequested, chosenView, isRedraw, redrawStep } from '#lib/feedback/intake/same-step';
import { type SealedForStore, sealForStore, storeSealed } from '#lib/feedback/intake/seal-for-store';
import { startOfNextHour } from '#lib/feedback/limits/rate-limit';
import { destroyedInWords } from '#lib/feedback/lookup/states';
import type { StoredSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { phaseAt } from '#lib/model/phase';
import { SingleFlight } from '#lib/single-flight';

/** A parsed token and its text. */
type Confirmation = { token: Token; written: string };

/** Answers posts of the feedback form: form → zod → sealed → stored → receipt. The first check that fails decides. */
export class Intake {
  /** Single flight by token: a double tap is stored, and counted, once. */
  private readonly storing = new SingleFlight<FormResponse>();

  constructor(private readonly parts: IntakeDependencies) {}

  /** Answers a post: reads the form, then checks and stores it. */
  async answer(post: Post): Promise<FormResponse> {
    const mayPost = this.parts.rateLimit.consumePost(post.address, post.arrived);
    const { form, refusal } = await receiveForm(post, this.parts.siteUrl);
    if (refusal) return refusal;
    const answered = asFileIfRequested(await this.answerForm(post, form, mayPost), form);
    const outcome = fitToPost(answered, form.size);
    const view = chosenView(form);
    return view === null ? outcome : { ...outcome, view };
  }

  /** Checks in this order: stored already, window, posts of this source, honeypot, view, edit, fields, token. */
  private async answerForm(post: Post, form: PostedForm, mayPost: Promise<boolean>): Promise<FormResponse> {
    const { notice, arrived } = post;
    const { values } = form;
    const written = form.first(TOKEN);
    const token = parseToken(written);
    const before =
      token && (await this.attempt(() => this.receiptPageIfStored({ token, written }, post, values)));
    if (before?.answer) return before.answer;
    // While the store cannot tell whether a token was stored, only that may be said; editing the words is always free.
    const notSure = token && !before && refused(NOT_SURE, values, { again: { token: written } });
    const phase = phaseAt(notice, arrived);
    if (phase !== 'open') return notSure || refused(outsideWindow(phase, notice.window, arrived), values);
    if (!(await mayPost)) return rateLimited(post, values, token && written);
    if (form.first(HONEYPOT) !== '') return refused(AUTOMATED, values);
    const redraws = isRedraw(form);
    const same = redraws ? redrawStep(form, post) : null;
    if (same) return same;
    if (form.first(EDIT) !== '') return { page: 'form', values, errors: null };
    const { submission, errors } = validateFields(values, notice, form.repeated);
    if (!submission) return { page: 'form', values, errors };
    if (notSure) return notSure;
    if (token && (await this.isSigned(token, submission, arrived))) {
      if (redraws) return { page: 'check', values, token: written };
      const key = hashToken(token);
      return this.storing.run(key, () =>
        this.parts.exclusive(key, () => this.storeOnce(submission, { token, written }, post, values)),
      );
    }
    return this.checkPage(submission, post, values);
  }

  /**
   * The receipt page of what this token stored before, whatever has changed since; null when it stored nothing.
   * @throws StoreUnavailable.
   */
  private async receiptPageIfStored(
    { token, written }: Confirmation,
    { notice, arrived }: Post,
    values: FieldValues,
  ): Promise<FormResponse | null> {
    const found = await this.parts.store.find(tokenHashesOf(token));
    if (!found) return null;
    if (found.destroyed) return refused(destroyedSince(destroyedInWords(found.destroyed)), values);
    const { form } = found;
    const receipt = { form, text: receiptOfToken(token, form) };
    const { submission } = validateFields(values, notice);
    const isSame = submission !== null && (await this.isSigned(token, submission, arrived));
    return { page: 'receipt', receipt, received: found.received, values, isSame, token: written };
  }

  /** Whether the token signs what was posted, also with a key that another process made. */
  private async isSigned(token: Token, submission: Submission, now: Instant): Promise<boolean> {
    const { tokenKeys } = this.parts;
    if (verifyToken(token, submission, tokenKeys.known(now), now)) return true;
    const stored = await this.attempt(() => tokenKeys.stored(now));
    return stored !== null && verifyToken(token, submission, stored.answer, now);
  }

  /** The check page, with a new token. */
  private async checkPage(submission: Submission, post: Post, values: FieldValues): Promise<FormResponse> {
    const { rateLimit, tokenKeys, random } = this.parts;
    if (!(await rateLimit.consumeLookup(post.address, post.arrived))) return rateLimited(post, values, null);
    const key = await tokenKeys.current(post.arrived);
    return { page: 'check', values, token: issueToken(submission, key, post.arrived, random) };
  }

  /** Stores, unless another process stored the same while this one waited. */
  private async storeOnce(
    submission: Submission,
    confirmation: Confirmation,
    post: Post,
    values: FieldValues,
  ): Promise<FormResponse> {
    const before = await this.attempt(() => this.receiptPageIfStored(confirmation, post, values));
    return before?.answer ?? this.store(submission, confirmation, post, values);
  }

  /** Consumes the rate limit, seals and stores. */
  private async store(
    submission: Submission,
    { token, written }: Confirmation,
    post: Post,
    values: FieldValues,
  ): Promise<FormResponse> {
    const { rateLimit } = this.parts;
    const again = { token: written };
    const consumed = await this.attempt(() => rateLimit.consume(post.address, post.arrived));
    if (!consumed) return refused(NOT_STORED, values, { again });
    if (!consumed.answer) return rateLimited(post, values, written);
    const sealing = () => this.attempt(() => sealForStore(submission, token, post.arrived, this.parts));
    const seal = async () => (await sealing())?.answer ?? null;
    const stored = await storeSealed(seal, (sealed) => this.insert(sealed));
    if (stored && 'received' in stored) {
      const { received, form } = stored;
      const receipt = { form, text: receiptOfToken(token, form) };
      return { page: 'receipt', receipt, received, values, isSame: true, token: written };
    }
    // Also when the outcome is unknown: whoever sends the same again must not have reached the limit.
    await this.attempt(() => rateLimit.refund(post.address, post.arrived));
    return refused(stored ?? NOT_STORED, values, { again });
  }

  /** Inserts a sealed submission: what stands, null for another key, or the refusal when that failed or may have. */
  private async insert(sealed: SealedForStore): Promise<StoredSubmission | Refusal | null> {
    try {
      const stored = await this.parts.store.insert(sealed.submission, sealed.sealedTo);
      if (stored) this.parts.reportStored();
      return stored;
    } catch (error) {
      this.parts.reportFault(error);
      return error instanceof StoreUnavailable && error.isRefusal ? NOT_STORED : NOT_SURE;
    }
  }

  /** What the store answers; null when it fails in any way: a writer's words are never lost to that. */
  private async attempt<T>(question: () => Promise<T>): Promise<{ answer: T } | null> {
    try {
      return { answer: await question() };
    } catch (error) {
      this.parts.reportFault(error);
      return null;
    }
  }
}

function rateLimited({ arrived }: Post, values: FieldValues, token: string | null): FormResponse {
  const retryAt = startOfNextHour(arrived);
  return refused(tooMany(retryAt), values, { again: { token }, retryAt });
}
