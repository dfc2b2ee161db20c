import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** Whether each setting of mail is set; never what it is. */
export type MailObservation = Readonly<Record<'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO', boolean>>;

/** What the check of mail can find. */
export const MAIL_FINDINGS = {
  'mail.unset': {
    grade: 'attention',
    why: '来了新的反馈，没有人打开收件箱就没有人知道。',
    action: '设好 SMTP_URL、MAIL_FROM、MAIL_TO，重新启动网站；不用邮件的，每个工作日打开一次收件箱。',
  },
  'mail.partial': {
    grade: 'problem',
    why: '邮件的设置不全，一封也发不出去。',
    action: 'SMTP_URL、MAIL_FROM、MAIL_TO 三项要一起设好，重新启动网站。',
  },
} as const;

const { ok, found } = findingMaker(MAIL_FINDINGS);

/** Checks that mail to the office is configured, as a whole. */
export function checkMail(observed: MailObservation): DoctorFinding[] {
  const missing = Object.entries(observed).flatMap(([name, isSet]) => (isSet ? [] : [name]));
  if (missing.length === 0) return [ok('mail', '邮件的三项设置都有')];
  if (missing.length === Object.keys(observed).length) return [found('mail.unset', '没有设置邮件')];
  return [found('mail.partial', `邮件的设置少了 ${missing.join('、')}`)];
}
