import type { Instant } from '#lib/clock';
import { OUTCOME_DAYS, outcomeDeadline } from '#lib/content/rules/outcome/outcome-overdue';
import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { hasLateAnswer } from '#lib/feedback/lookup/states';
import type { ListedSubmission } from '#lib/feedback/store/store';
import { dayOf, instantOf } from '#lib/model/date';
import type { NoticeEntry } from '#lib/model/notice-entry';

/** What was observed of what the body promised. */
export interface PromisesObservation {
  readonly now: Instant;
  /** The notices of the newest build. */
  readonly notices: readonly Pick<NoticeEntry, 'slug' | 'published' | 'window' | 'withdrawn' | 'outcome'>[];
  /** `feedback.answerWithin` of `site.yaml`, in digits; undefined: no day is promised. */
  readonly answerWithin: string | undefined;
  /** What stands in the clear of submissions; null where that was not read. */
  readonly submissions: readonly Pick<ListedSubmission, 'received' | 'entries'>[] | null;
}

/** What the check of promises can find. */
export const OVERDUE_FINDINGS = {
  'overdue.outcome': {
    grade: 'attention',
    why: `公示期结束满${OUTCOME_DAYS}天，公众还看不到意见是怎样办理的。`,
    action: '在那篇通报的文件夹里写 outcome.md，照员工指南公布反馈情况；没有收到意见的，也说明一句。',
  },
  'overdue.answer': {
    grade: 'attention',
    why: '网站对写信人说过几天内答复，现在过了。',
    action: '打开收件箱，先办理标着“已超期”的反馈。',
  },
} as const;

const { ok, found } = findingMaker(OVERDUE_FINDINGS);

/** Checks that outcomes and answers have come by the day that was promised. Of answers it says no number. */
export function checkOverdue(observed: PromisesObservation): DoctorFinding[] {
  const late = observed.notices.filter((notice) => lacksOutcome(notice, observed.now));
  const findings: DoctorFinding[] = [];
  if (late.length > 0)
    findings.push(
      found('overdue.outcome', `还没有公布反馈情况的通报：${late.map(({ slug }) => slug).join('、')}`),
    );
  const { now, answerWithin, submissions } = observed;
  if (hasLateAnswer(submissions ?? [], answerWithin, dayOf(now)))
    findings.push(found('overdue.answer', '有反馈超过了答复期限'));
  if (findings.length > 0) return findings;
  const isKnown = observed.answerWithin === undefined || observed.submissions !== null;
  return [ok('overdue', isKnown ? '没有超过期限的反馈情况和答复' : '没有超过期限的反馈情况；答复没有查')];
}

function lacksOutcome(notice: PromisesObservation['notices'][number], now: Instant): boolean {
  const { published, outcome } = notice;
  const due = outcomeDeadline(notice);
  if (published === null || instantOf(published) > now || due === null) return false;
  return due <= now && !(outcome && instantOf(outcome.published) <= now);
}
