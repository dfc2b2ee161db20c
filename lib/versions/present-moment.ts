import type { Instant } from '#lib/clock';
import { type KeyPath, lineOf, type MarkdownSource, replaceInLine } from '#lib/content/source';
import { instantOf, minuteMomentOf, minuteOf } from '#lib/model/date';
import { isPresent } from '#lib/model/values';
import type { CheckedNotice } from '#lib/versions/checked-notice';
import { type CommandRefusal, refuse } from '#lib/versions/command-result';
import { eventsOf } from '#lib/versions/events';
import type { NoticeRecord } from '#lib/versions/read-record';
import { refuseOtherWithdrawal } from '#lib/versions/record-withdrawal';
import { isWithdrawalRecorded } from '#lib/versions/withdrawal';

const PUBLISHED: KeyPath = ['published'];
const WITHDRAWN_AT: KeyPath = ['withdrawn', 'at'];
const MINUTE = 60_000;

/** What is to happen at the present minute: files with that moment written into them, and the moment of publication. */
export interface PresentMoments {
  done: true;
  /** The moment of publication, where that is to be the present one; else null. */
  published: string | null;
  /** New text by path below the notice's folder. */
  files: Map<string, string>;
}

/**
 * Replaces 现在 in the files of a notice by the present minute. Where `isAsked` (`--now`) it also decides what waits for
 * its moment: the publication, or else a withdrawal or an outcome that is not public yet.
 */
export function presentMoments(
  { source, record }: CheckedNotice,
  isAsked: boolean,
  now: Instant,
): CommandRefusal | PresentMoments {
  const { notice, outcome } = source;
  const files = new Map<string, string>();
  const moment = presentMoment(record, now);
  const meansNow = (file: MarkdownSource<unknown> | null, path: KeyPath) =>
    isPresent(file?.textAt(path) ?? '');
  const first = record.versions[0];
  const isPublic = first !== undefined && instantOf(first.at) <= now;
  const waits = {
    withdrawal: isPublic && notice?.hasKey(['withdrawn']) && !isPast(record.withdrawal?.at, now),
    outcome: isPublic && outcome !== null && !isPast(record.outcome?.editions[0]?.at, now),
  };
  const isWritten = meansNow(notice, WITHDRAWN_AT) || meansNow(outcome, PUBLISHED);
  const isChosen = isAsked && !isWritten;
  const { withdrawal } = record;
  const isWithdrawn = withdrawal !== null && isPast(withdrawal.at, now);
  if (isChosen && isWithdrawn && !waits.outcome)
    return isWithdrawalRecorded(notice?.meta.withdrawn, withdrawal)
      ? refuse(`这份通报已于${minuteOf(instantOf(withdrawal.at))}撤回，没有等着公布的，--now 不起作用。`)
      : refuseOtherWithdrawal(withdrawal);
  if (isChosen && isPublic && waits.withdrawal === waits.outcome)
    return refuse(
      waits.withdrawal
        ? '撤回和反馈情况都还没有到时间，不知道 --now 说的是哪一件。请在 notice.md 的 withdrawn.at 或者 outcome.md 的 published 里写“现在”，不写 --now，再运行一次。'
        : `这份通报已于${minuteOf(instantOf(first.at))}发布，没有等着撤回或者公布的，--now 不起作用。要撤回的，先在 notice.md 里写上 withdrawn 和 reason。`,
    );
  if (notice && (meansNow(notice, WITHDRAWN_AT) || (isChosen && waits.withdrawal)))
    files.set('notice.md', withMomentAt(notice, WITHDRAWN_AT, moment));
  if (outcome && (meansNow(outcome, PUBLISHED) || (isChosen && waits.outcome)))
    files.set('outcome.md', withMomentAt(outcome, PUBLISHED, moment));
  const publishes = meansNow(notice, PUBLISHED) || (isChosen && !isPublic);
  return { done: true, published: publishes ? moment : null, files };
}

/** The present minute; where readers were told of something within it, the next one, so that the order stays right. */
function presentMoment({ versions, outcome }: NoticeRecord, now: Instant): string {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const told = eventsOf(versions, { withdrawn: null, outcome });
  const isTold = told.some(({ at }) => instantOf(at) >= minute && instantOf(at) <= now);
  return minuteMomentOf(isTold ? minute + MINUTE : minute);
}

function isPast(at: string | undefined, now: Instant): boolean {
  return at !== undefined && instantOf(at) <= now;
}

/** Replaces the value at `path` by a moment, and adds its line where only the map around it is written. */
function withMomentAt(file: MarkdownSource<unknown>, path: KeyPath, moment: string): string {
  const lines = file.text.split('\n');
  const written = file.textAt(path);
  if (written === null || written === '') {
    const parent = file.keyPlace(path.slice(0, -1));
    lines.splice(parent.line, written === '' ? 1 : 0, `  ${path.at(-1)}: ${moment}`);
    return lines.join('\n');
  }
  const place = file.valuePlace(path);
  const isQuoted = /["']/.test(lineOf(file, place.line)[place.column - 1] ?? '');
  lines[place.line - 1] = replaceInLine(file, place, written.length + (isQuoted ? 2 : 0), moment);
  return lines.join('\n');
}
