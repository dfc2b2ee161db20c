import type { Instant } from '#lib/clock';
import type { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { type OfficeDesk, UNREADY } from '#lib/feedback/crypto/office';
import { seal } from '#lib/feedback/crypto/sealing';
import {
  confirms,
  makeToken,
  readToken,
  receiptHash,
  receiptOf,
  type Token,
} from '#lib/feedback/crypto/token';
import { EDIT, type FieldValues, HONEYPOT, TOKEN } from '#lib/feedback/form/fields';
import type { PostedForm } from '#lib/feedback/form/posted-form';
import { checkFields, type Submission } from '#lib/feedback/form/submission';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import type { Post } from '#lib/feedback/intake/post';
import { receive } from '#lib/feedback/intake/receive';
import {
  AUTOMATED,
  NOT_STORED,
  NOT_SURE,
  outsideWindow,
  type Refusal,
  tooMany,
} from '#lib/feedback/intake/refusal';
import { isAboutView, sameStep, viewChosen } from '#lib/feedback/intake/same-step';
import { nextHour, type RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable, unavailableText } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';
import { phaseAt } from '#lib/model/phase';
import type { Random } from '#lib/random';
import { SingleFlight } from '#lib/single-flight';

/** What taking submissions needs. */
export interface IntakeParts {
  readonly store: Pick<FeedbackStore, 'find' | 'insert'>;
  readonly office: OfficeDesk;
  readonly tokenKeys: DailyKeys;
  readonly rateLimit: RateLimit;
  readonly random: Random;
  /** The site's own address. */
  readonly siteUrl: string;
  /** Whether there is room for more on the disk. */
  hasRoom(): Promise<boolean>;
  /** Is told, for staff, what keeps submissions from being stored; with null, that one was. */
  report(trouble: string | null): void;
}

/** Bytes of the random id that names a submission to the office. */
const ID_BYTES = 8;

/** A token, and how it was written. */
type Confirmation = { token: Token; written: string };

/** Answers posts of the feedback form: the first question that fails answers. Form → zod → sealed → stored → receipt. */
export class Intake {
  /** What a double tap confirms is taken, and counted, once. */
  private readonly taking = new SingleFlight<FormResponse>();

  constructor(private readonly parts: IntakeParts) {}

  /** What can be received, and then what the form holds. */
  async answer(post: Post): Promise<FormResponse> {
    const { form, refusal } = await receive(post, this.parts.siteUrl);
    if (refusal) return refusal;
    const outcome = await this.answerForm(post, form);
    const view = viewChosen(form);
    return view === null ? outcome : { ...outcome, view };
  }

  /** Stored already, window, honeypot, view, edit, fields, token. */
  private async answerForm(post: Post, form: PostedForm): Promise<FormResponse> {
    const { notice, arrived } = post;
    const { values } = form;
    const written = form.first(TOKEN);
    const token = readToken(written);
    const before = token && (await this.asked(() => this.storedBefore({ token, written }, post, values)));
    if (before?.answer) return before.answer;
    // Of a token about which the store says nothing, nothing may be said but that; changing the words is always free.
    const notSure = token && !before && refused(NOT_SURE, values, { again: { token: written } });
    const phase = phaseAt(notice, arrived);
    if (phase !== 'open') return notSure || refused(outsideWindow(phase, notice.window), values);
    if (form.first(HONEYPOT) !== '') return refused(AUTOMATED, values);
    const onlyView = isAboutView(form);
    const same = onlyView ? sameStep(form, post) : null;
    if (same) return same;
    if (form.first(EDIT) !== '') return { page: 'form', values, errors: null };
    const { submission, errors } = checkFields(values, notice, form.doubled);
    if (!submission) return { page: 'form', values, errors };
    if (notSure) return notSure;
    if (token && (await this.isSigned(token, submission, arrived))) {
      if (onlyView) return { page: 'check', values, token: written };
      return this.taking.run(receiptOf(token), () => this.take(submission, { token, written }, post, values));
    }
    return this.toCheck(submission, post, values);
  }

  /**
   * The receipt of what this token stored before, whatever has changed since; null when it stored nothing.
   * @throws StoreUnavailable.
   */
  private async storedBefore(
    { token, written }: Confirmation,
    { notice, arrived }: Post,
    values: FieldValues,
  ): Promise<FormResponse | null> {
    const receipt = receiptOf(token);
    const found = await this.parts.store.find(receiptHash(receipt));
    if (!found) return null;
    const { submission } = checkFields(values, notice);
    const isSame = submission !== null && (await this.isSigned(token, submission, arrived));
    return { page: 'receipt', receipt, received: found.received, values, isSame, token: written };
  }

  /** Whether the token signs what was posted, perhaps with a key that this process has not met yet. */
  private async isSigned(token: Token, submission: Submission, now: Instant): Promise<boolean> {
    const { tokenKeys } = this.parts;
    if (confirms(token, submission, tokenKeys.known(now), now)) return true;
    const stored = await this.asked(() => tokenKeys.stored(now));
    return stored !== null && confirms(token, submission, stored.answer, now);
  }

  /** The check page, with a new token. */
  private async toCheck(submission: Submission, post: Post, values: FieldValues): Promise<FormResponse> {
    const { rateLimit, tokenKeys, random } = this.parts;
    if (!(await rateLimit.consumeLookup(post.address, post.arrived))) return overspent(post, values, null);
    const key = await tokenKeys.current(post.arrived);
    return { page: 'check', values, token: makeToken(submission, key, post.arrived, random) };
  }

  /** Budget, space, store. */
  private async take(
    submission: Submission,
    { token, written }: Confirmation,
    post: Post,
    values: FieldValues,
  ): Promise<FormResponse> {
    const { rateLimit } = this.parts;
    const again = { token: written };
    const spent = await this.asked(() => rateLimit.consume(post.address, post.arrived));
    if (!spent) return refused(NOT_STORED, values, { again });
    if (!spent.answer) return overspent(post, values, written);
    const sealed = await this.asked(() => this.seal(submission, token, post.arrived));
    const stored = sealed?.answer ? await this.insert(sealed.answer) : NOT_STORED;
    if ('received' in stored) {
      const { received } = stored;
      return { page: 'receipt', receipt: receiptOf(token), received, values, isSame: true, token: written };
    }
    // Also when nobody knows: whoever sends the same again must not find the rateLimit spent.
    await this.asked(() => rateLimit.refund(post.address, post.arrived));
    return refused(stored, values, { again });
  }

  /** A submission as the store takes it; null while there is no room for it, or nobody who could open it. */
  private async seal(submission: Submission, token: Token, now: Instant): Promise<SealedSubmission | null> {
    const { office, random, report } = this.parts;
    const desk = (await this.parts.hasRoom()) ? await office.ready() : null;
    if (!desk || desk.recipient === null) {
      report(desk ? UNREADY[desk.reason] : '磁盘剩余空间太少，为免写满，不再保存反馈');
      return null;
    }
    return {
      id: Buffer.from(random(ID_BYTES)).toString('hex'),
      notice: submission.notice,
      received: dayOf(now),
      receiptHash: receiptHash(receiptOf(token)),
      sealed: await seal(submission, desk.recipient),
    };
  }

  /** Stores: gives the day that stands, or what to say when that failed, or may have. */
  private async insert(sealed: SealedSubmission): Promise<{ received: string } | Refusal> {
    try {
      const stored = await this.parts.store.insert(sealed);
      this.parts.report(null);
      return stored;
    } catch (error) {
      this.parts.report(unavailableText(error));
      return error instanceof StoreUnavailable && error.isRefusal ? NOT_STORED : NOT_SURE;
    }
  }

  /** What the store answers; null when it cannot, or fails in any way: a writer's words are never lost to that. */
  private async asked<T>(question: () => Promise<T>): Promise<{ answer: T } | null> {
    try {
      return { answer: await question() };
    } catch (error) {
      this.parts.report(unavailableText(error));
      return null;
    }
  }
}

function overspent({ arrived }: Post, values: FieldValues, token: string | null): FormResponse {
  const retryAt = nextHour(arrived);
  return refused(tooMany(retryAt), values, { again: { token }, retryAt });
}
