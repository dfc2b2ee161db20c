import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** What was observed of mail to the office. */
export interface MailObservation {
  /** Whether each of its settings is set here; never what it is. */
  readonly named: Readonly<Record<'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO', boolean>>;
  /** The running site's own word for it; null where it sends none, or was not reached. */
  readonly word: string | null;
  /** Why the mail server would take no mail with the settings that are here, for staff; null where it would, or was not asked. */
  readonly trouble: string | null;
}

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
  'mail.refused': {
    grade: 'problem',
    why: '照现在的设置，给办公室的邮件一封也发不出去。',
    action:
      '照上面写的原因改正 SMTP_URL，运行 npm run office -- mail --test 试发一封，再重新启动网站；邮件服务器自己有故障的，修好了网站会再试。',
  },
  'mail.retrying': {
    grade: 'attention',
    why: '今天给办公室的邮件还没有发出去；五天发不出去就放弃。',
    action: '运行 npm run office -- mail --test，照它说的改正；网站自己会再试。',
  },
  'mail.given-up': {
    grade: 'problem',
    why: '给办公室的邮件五天没有发出去，已经放弃：有新反馈、有超期的，没有人收到过消息。',
    action: '现在打开收件箱看一看；再运行 npm run office -- mail --test，照它说的改正。',
  },
} as const;

const { ok, found } = findingMaker(MAIL_FINDINGS);

/** Checks that mail to the office is configured, as a whole, and that mail servers take it. */
export function checkMail({ named, word, trouble }: MailObservation): DoctorFinding[] {
  if (word === 'given-up') return [found('mail.given-up', '给办公室的邮件已经放弃')];
  if (word === 'retrying') return [found('mail.retrying', '给办公室的邮件没有发出去，正在再试')];
  if (trouble !== null) return [found('mail.refused', trouble)];
  // What the site sends by is set where it runs.
  if (word !== null) return [ok('mail', '网站给办公室发邮件')];
  const missing = Object.entries(named).flatMap(([name, isSet]) => (isSet ? [] : [name]));
  if (missing.length === 0) return [ok('mail', '邮件的三项设置都有，邮件服务器连得上')];
  if (missing.length === Object.keys(named).length) return [found('mail.unset', '没有设置邮件')];
  return [found('mail.partial', `邮件的设置少了 ${missing.join('、')}`)];
}
