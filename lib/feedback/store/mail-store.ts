import type { Instant } from '#lib/clock';

/** The states of a day's mail. `superseded`: a later day's took its place before it was delivered. */
export const MAIL_STATES = ['nothing', 'waiting', 'sent', 'superseded', 'given-up'] as const;

export type MailState = (typeof MAIL_STATES)[number];

/** The mail of a day in the outbox. */
export interface OutgoingMail {
  /** The Beijing day, `YYYY-MM-DD`: there is one a day at most. */
  readonly day: string;
  readonly isNew: boolean;
  readonly isOverdue: boolean;
  /** The day on which the mail could not be delivered that this one, and those before it, took the place of; its own else. */
  readonly since: string;
  /** How often it was tried. */
  readonly tries: number;
}

/** The part of the store that holds mail until a mail server has taken it. */
export interface MailStore {
  /** Whether it was decided what this day's mail says, or that there is none. */
  hasMail(day: string): Promise<boolean>;
  /**
   * Decides a day's mail, once, whoever is first: it waits, or there is nothing to say. It takes the place of earlier ones that
   * wait, and counts its days of trouble from theirs.
   */
  addMail(mail: Pick<OutgoingMail, 'day' | 'isNew' | 'isOverdue'>): Promise<void>;
  /**
   * Leases the mail that waits, for one sender at a time; null where there is none that may be tried now. A sender that ended
   * loses it when the lease is over.
   */
  leaseMail(now: Instant, until: Instant): Promise<OutgoingMail | null>;
  /** Records that the mail of a day was taken by the mail server, or is given up. */
  endMail(day: string, state: 'sent' | 'given-up'): Promise<void>;
  /** Records that the mail of a day could not be delivered, and when it may be tried again. */
  delayMail(day: string, until: Instant): Promise<void>;
  /** The newest mail that there was something to say in; null while there was none. */
  latestMail(): Promise<{ readonly day: string; readonly state: MailState; readonly tries: number } | null>;
}
