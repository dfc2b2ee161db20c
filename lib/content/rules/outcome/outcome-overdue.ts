import type { Instant } from '#lib/clock';
import type { ProblemInput } from '#lib/content/problem';
import { periodPath } from '#lib/content/rules/dates/window-order';
import { lineOf, type NoticeSource } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import { type DisclosureWindow, endInWords, lastPeriodOf, periodsOf, windowEnd } from '#lib/model/window';

/** How many days after the close of its window a notice should have its outcome. */
export const OUTCOME_DAYS = 60;

const DAY = 86_400_000;

/** A reminder, and the moment from which staff are reminded. */
export interface Reminder {
  from: Instant;
  problem: ProblemInput;
}

/** What the moment by which a notice should have its outcome depends on; a draft has no `published`. */
interface OutcomeTerms {
  readonly published?: string | null | undefined;
  readonly window?: DisclosureWindow | null | undefined;
  readonly withdrawn?: { readonly at: string } | null | undefined;
}

/**
 * The moment from which a notice's outcome is overdue: 60 days after its window closed. Null for drafts, and for notices without a
 * window or withdrawn before it closed: they are exempt.
 */
export function outcomeDeadline({ published, window, withdrawn }: OutcomeTerms): Instant | null {
  if (!published || !window) return null;
  const closed = windowEnd(window);
  return withdrawn && instantOf(withdrawn.at) < closed ? null : closed + OUTCOME_DAYS * DAY;
}

/**
 * Reminds of the outcome that a notice lacks, from 60 days after its window closed. Not a rule of the check, since it
 * depends on the clock. Null for those that are exempt.
 */
export function overdueOutcome({ notice, paths }: NoticeSource): Reminder | null {
  const { window } = notice?.meta ?? {};
  const from = outcomeDeadline(notice?.meta ?? {});
  if (!notice || !window || from === null || paths.includes('outcome.md')) return null;
  const place = notice.valuePlace([...periodPath(periodsOf(window).length - 1), 'closes']);
  return {
    from,
    problem: {
      place,
      rule: 'outcome-overdue',
      severity: 'warning',
      reason: `公示期结束已满${OUTCOME_DAYS}天，还没有公布反馈情况`,
      found: lineOf(notice, place.line).trim(),
      expected: `在通报文件夹里写 outcome.md，说明${endInWords(lastPeriodOf(window).closes)}以前收到的意见怎样办理；没有收到意见的，也说明一句`,
    },
  };
}
