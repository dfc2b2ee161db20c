import { invitationIn } from '#lib/feedback/form/invitation';
import type { Notice, Publisher } from '#lib/model/notice';

/** What a writer is told beforehand of how feedback is handled, in the words of content alone. */
export interface FeedbackTerms {
  /** What it is used for: as `site.yaml` says, else the notice's own invitation; null where neither says so. */
  readonly purpose: string | null;
  /** Whether the purpose is the notice's invitation, quoted. */
  readonly isInvitation: boolean;
  /** Who reads it; null where that is unwritten. */
  readonly readers: string | null;
  /** How long it is stored; null where that is unwritten. */
  readonly retention: string | null;
}

/** What a term is called, wherever it is told or missing. */
export const TERM_NAMES = { purpose: '用途', readers: '由谁查阅', retention: '保存多久' } as const;

/** The same as nouns, for what is agreed to. */
const TERM_NOUNS = { purpose: '用途', readers: '查阅人员', retention: '保存期限' } as const;

type TermName = keyof typeof TERM_NAMES;

const ORDER: readonly TermName[] = ['purpose', 'readers', 'retention'];

/** Collects the terms of feedback on a notice (个人信息保护法 第十七条) from `site.yaml` and the notice's contact paragraph. */
export function feedbackTerms(
  { feedback }: Pick<Publisher, 'feedback'>,
  { contact }: Pick<Notice, 'contact'>,
): FeedbackTerms {
  const invitation = feedback?.purpose === undefined && contact ? invitationIn(contact.body.text) : null;
  return {
    purpose: feedback?.purpose ?? invitation,
    isInvitation: invitation !== null,
    readers: feedback?.readers ?? null,
    retention: retentionInWords(feedback),
  };
}

/**
 * Says how long submissions are stored: in the words of `site.yaml`, and by its `keep`, which the site itself carries out; null
 * where neither is written.
 */
export function retentionInWords(feedback: Publisher['feedback']): string | null {
  const { retention, keep } = feedback ?? {};
  const kept = keep === undefined ? null : `公示期结束后保存${keep}年，到期由网站自动删除`;
  return retention === undefined || kept === null ? (retention ?? kept) : `${retention}（${kept}）`;
}

/** The names of the terms that nobody has written, joined for a sentence; empty when there are none. */
export function unwrittenTerms(terms: FeedbackTerms): string {
  return ORDER.filter((name) => terms[name] === null)
    .map((name) => TERM_NAMES[name])
    .join('、');
}

/** Says what exactly a writer agrees to: handling by the terms that are written, knowing which are not. */
export function consentInWords(terms: FeedbackTerms, organization: string): string {
  const unwritten = unwrittenTerms(terms);
  const written = ORDER.filter((name) => terms[name] !== null).map((name) => TERM_NOUNS[name]);
  const knowing = unwritten === '' ? '' : `知道本单位没有写明${unwritten}，`;
  const by = written.length === 0 ? '' : `按照上面写明的${written.join('、')}`;
  return `${knowing}同意${organization}${by}处理我填写的内容`;
}
