import type { Instant } from '#lib/clock';
import { VERSIONS_FOLDER, WITHDRAWAL_FILE } from '#lib/content/files/version-files';
import { privateKindIn } from '#lib/content/privacy/private-data-in-file';
import type { NoticeSource } from '#lib/content/source';
import { instantOf, minuteOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { type CommandRefusal, refuse } from '#lib/versions/command-result';
import { eventsOf } from '#lib/versions/events';
import type { NoticeRecord } from '#lib/versions/read-record';
import { serialiseRecord } from '#lib/versions/record-format';
import { isWithdrawalRecorded, type WithdrawalRecord } from '#lib/versions/withdrawal';

/** How far in the past a moment may be set, in milliseconds: an hour, to write it down and run the command. */
const GRACE = 3_600_000;

/** Files to write or delete, by path below the notice's folder; null deletes. */
export type Files = Map<string, string | null>;

/** Records a withdrawal, or its cancellation, unless it is recorded as it is or its recorded moment has come. */
export function recordWithdrawal(
  {
    notice: { slug, withdrawn },
    record,
    source,
  }: { notice: Notice; record: NoticeRecord; source: NoticeSource },
  now: Instant,
  files: Files,
  messages: string[],
): CommandRefusal | null {
  const { withdrawal } = record;
  if (isWithdrawalRecorded(withdrawn, withdrawal)) return null;
  if (withdrawal && instantOf(withdrawal.at) <= now) return refuseOtherWithdrawal(withdrawal);
  if (withdrawn && (isTooLate(withdrawn.at, now, files) || isOvertaken(withdrawn.at, record, now)))
    return refuse(
      `撤回时间 ${withdrawn.at} 已经过去，读者看到的却还没有撤回。请把 withdrawn 的 at 改成现在或者以后的时间。`,
    );
  const privateKind = withdrawn ? privateKindIn(source, withdrawn.reason) : null;
  if (privateKind !== null)
    return refuse(
      `撤回的原因里可能有个人的${privateKind}，公布以后不能删改。把 notice.md 里 withdrawn 的 reason 换一种说法，重新运行；什么也没有留存。`,
    );
  files.set(
    `${VERSIONS_FOLDER}/${WITHDRAWAL_FILE}`,
    withdrawn ? serialiseRecord({ notice: slug, ...withdrawn }) : null,
  );
  messages.push(
    withdrawn
      ? `已留存撤回。撤回时间：${minuteOf(instantOf(withdrawn.at))}（北京时间）。`
      : '撤回还没有到时间，已经取消。',
  );
  return null;
}

/** Refuses another withdrawal than the recorded one, whose moment has come, and says what to write back. */
export function refuseOtherWithdrawal({ at, reason }: WithdrawalRecord): CommandRefusal {
  return refuse(
    `这份通报已于${minuteOf(instantOf(at))}撤回，留存的原因是“${reason}”。撤回的时间和原因不能再改，也不能取消。请在 notice.md 里写回 withdrawn 的 at: ${at}，reason: ${reason}。`,
  );
}

/** Whether an event that readers know of happened since `at`: a withdrawal from then on would undo it. */
function isOvertaken(at: string, { versions, outcome }: NoticeRecord, now: Instant): boolean {
  const told = eventsOf(versions, { withdrawn: null, outcome });
  return told.some((event) => instantOf(event.at) >= instantOf(at) && instantOf(event.at) <= now);
}

/**
 * Whether a moment lies too far in the past for a published notice: the events that readers were told of since then may
 * not change. A notice whose first version is being recorded may bring its past along.
 */
export function isTooLate(at: string, now: Instant, files: Files): boolean {
  return instantOf(at) < now - GRACE && !files.has(`${VERSIONS_FOLDER}/1.json`);
}
