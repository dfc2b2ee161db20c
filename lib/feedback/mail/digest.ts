import { hasLateAnswer } from '#lib/feedback/lookup/states';
import type { ListedSubmission } from '#lib/feedback/store/store';

/** What a day's mail says: nothing else is ever in one. */
export interface MailFacts {
  /** Whether something waits that the office has not acted upon since it came. */
  readonly isNew: boolean;
  /** Whether a day by which an answer was promised has passed. */
  readonly isOverdue: boolean;
}

/** A mail's subject and text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

const NEW = '有新的意见反馈，还没有办理。';
const OVERDUE = '有意见反馈超过了承诺的答复日期。';
const ENDING =
  '请打开收件箱查看。\n\n这封邮件由网站自动发送，一天最多一封；内容是固定的，不写件数，也不写反馈的内容。请不要回复。\n';

/** The mail that staff send to themselves to try the settings. */
export const TEST_MAIL: MailText = {
  subject: '意见反馈：试发邮件',
  text: `这是试发的邮件：收到它，就说明设置没有问题。\n\n这封邮件由网站的管理人员用命令发送。请不要回复。\n`,
};

/** The text of a day's mail; null where there is nothing to say. One of three, and nothing that depends on anything else. */
export function mailText({ isNew, isOverdue }: MailFacts): MailText | null {
  if (!isNew && !isOverdue) return null;
  const subject = isOverdue ? '意见反馈：有超过答复日期的' : '意见反馈：有新的等待办理';
  return { subject, text: `${isNew ? NEW : ''}${isOverdue ? OVERDUE : ''}${ENDING}` };
}

/**
 * What there is to say of everything stored, by what stands in the clear: what an inbox marked as junk the server cannot tell.
 * @param within as in `promisedDay`. @param today the Beijing day, `YYYY-MM-DD`.
 */
export function mailFacts(
  listed: readonly Pick<ListedSubmission, 'received' | 'entries'>[],
  within: string | undefined,
  today: string,
): MailFacts {
  return {
    isNew: listed.some(({ entries }) => isUntouched(entries)),
    isOverdue: hasLateAnswer(listed, within, today),
  };
}

/** Whether the office has recorded nothing since it came, or since its writer last added something: also to what was closed. */
function isUntouched(entries: ListedSubmission['entries']): boolean {
  const ofOffice = entries.findLastIndex(({ kind }) => kind !== 'addition' && kind !== 'rating');
  return ofOffice < entries.findLastIndex(({ kind }) => kind === 'addition') || ofOffice === -1;
}
