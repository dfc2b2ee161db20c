import type { Clock } from '#lib/clock';
import { createDailyMail, type Mailer, type MailTerms } from '#lib/feedback/mail/send-daily';
import { MailFailure } from '#lib/feedback/mail/smtp';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { Say } from '../diary';

/** The mail of a server: what its rounds send, and how that stands. */
export interface ServedMail {
  /** Decides and delivers what is due, and tells staff what changed. */
  send(): Promise<void>;
  /** In a word, for `/healthz`. */
  state(): Promise<'ok' | 'retrying' | 'given-up'>;
}

/** Sends the office's mail. @param mailer null where no mail is configured. */
export function servedMail(
  store: FeedbackStore,
  clock: Clock,
  terms: () => MailTerms | null,
  mailer: Mailer | null,
  say: Say,
): ServedMail {
  if (mailer === null) return { send: async () => undefined, state: async () => 'ok' };
  const pass = createDailyMail({ store, clock, terms, mailer });
  /** What was told last, so that a server that stays away is told of once. */
  let told = '';
  return {
    send: async () => {
      const result = await pass();
      if (result === null) return;
      if (result.kind === 'sent') {
        if (told !== '') say('意见反馈：给办公室的邮件又能发出了。', false);
        told = '';
        return;
      }
      const reason = result.error instanceof MailFailure ? result.error.message : '程序出错';
      const text =
        result.kind === 'given-up'
          ? `意见反馈：给办公室的邮件五天没有发出去，这一封不再发。最后一次的原因：${reason}。请运行 npm run office -- mail --test 查看。`
          : `意见反馈：给办公室的邮件没有发出去：${reason}。网站会继续尝试，五天以后放弃。`;
      if (text !== told) say(text, true);
      told = text;
    },
    state: async () => {
      const latest = await store.latestMail();
      if (latest?.state === 'given-up') return 'given-up';
      return latest?.state === 'waiting' && latest.tries > 0 ? 'retrying' : 'ok';
    },
  };
}
