import type { Clock, Instant } from '#lib/clock';
import { type MailText, mailFacts, mailText } from '#lib/feedback/mail/digest';
import type { OutgoingMail } from '#lib/feedback/store/mail-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { addDays, dayOf, instantOf } from '#lib/model/date';

const MINUTE = 60_000;

/** How long a sender has a mail for itself, in milliseconds: longer than every timeout of a delivery together. */
const LEASE = 10 * MINUTE;

/** The pause after the first delivery that failed, which doubles with each further one up to the longest, in milliseconds. */
const FIRST_PAUSE = 5 * MINUTE;
const LONGEST_PAUSE = 4 * 60 * MINUTE;

/** Days after which a mail that no server took is given up. */
const GIVEN_UP_AFTER = 5;

/** What the site says of mail. */
export interface MailTerms {
  /** The time of day in Beijing, `HH:MM`. */
  readonly at: string;
  /** `feedback.answerWithin`. */
  readonly within: string | undefined;
  /** The body that runs the site: the sender's name. */
  readonly organization: string;
}

/** A mail as it is handed to a mail server: the same one the same every time. */
export interface Letter extends MailText {
  /** The sender's name. */
  readonly organization: string;
  /** What its Message-ID is made from: the same for the same mail. */
  readonly id: string;
  /** What stands in its `Date`: the moment for which it was meant, whenever it is sent. */
  readonly date: Instant;
}

/** Hands a mail to a mail server. @throws MailFailure when it did not take it, or it is not known whether it did. */
export type Mailer = (letter: Letter) => Promise<{ readonly response: string }>;

/** What came of a pass. `failed`: it will be tried again; `given-up`: it will not. */
export interface MailResult {
  readonly kind: 'sent' | 'failed' | 'given-up';
  readonly error: unknown;
}

/** What sending depends on. */
export interface DailyMailDependencies {
  readonly store: Pick<FeedbackStore, 'list' | 'hasMail' | 'addMail' | 'leaseMail' | 'endMail' | 'delayMail'>;
  readonly clock: Clock;
  /** What the site says now; null while there is none. */
  terms(): MailTerms | null;
  readonly mailer: Mailer;
}

/**
 * Creates what decides each day's mail at its time, or as soon after as a server runs, and delivers it. To be called often, by any
 * number of processes. @returns null where nothing was delivered or failed. @throws StoreUnavailable.
 */
export function createDailyMail({
  store,
  clock,
  terms,
  mailer,
}: DailyMailDependencies): () => Promise<MailResult | null> {
  let decided = '';

  async function decide({ at, within }: MailTerms, now: Instant): Promise<void> {
    const today = dayOf(now);
    if (decided === today || now < mailMoment(today, at)) return;
    if (!(await store.hasMail(today)))
      await store.addMail({ day: today, ...mailFacts(await store.list(), within, today) });
    decided = today;
  }

  async function deliver(
    mail: OutgoingMail,
    text: MailText,
    { at, organization }: MailTerms,
  ): Promise<MailResult> {
    try {
      await mailer({ ...text, organization, id: mail.day, date: mailMoment(mail.day, at) });
    } catch (error) {
      const now = clock.now();
      if (dayOf(now) >= addDays(mail.since, GIVEN_UP_AFTER)) {
        await store.endMail(mail.day, 'given-up');
        return { kind: 'given-up', error };
      }
      await store.delayMail(mail.day, now + pauseAfter(mail.tries));
      return { kind: 'failed', error };
    }
    await store.endMail(mail.day, 'sent');
    return { kind: 'sent', error: null };
  }

  return async () => {
    const current = terms();
    if (current === null) return null;
    const now = clock.now();
    await decide(current, now);
    const mail = await store.leaseMail(now, now + LEASE);
    const text = mail && mailText(mail);
    return mail && text && deliver(mail, text, current);
  };
}

/** The pause after so many deliveries that failed, in milliseconds. */
export function pauseAfter(tries: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, tries - 1));
}

function mailMoment(day: string, at: string): Instant {
  return instantOf(`${day}T${at}+08:00`);
}
