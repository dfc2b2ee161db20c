import type { Instant } from '#lib/clock';
import { OUTCOME_FILE, VERSIONS_FOLDER } from '#lib/content/files/version-files';
import { privateKindIn } from '#lib/content/privacy/private-data-in-file';
import { isError } from '#lib/content/problem';
import { instantOf } from '#lib/model/date';
import { line } from '#lib/model/values';
import { type ChangeRequest, changeSinceLast, nextVersion } from '#lib/versions/changes/next-version';
import { type CheckedNotice, privateDataReminder } from '#lib/versions/checked-notice';
import { type CommandRefusal, type FileChanges, refuse } from '#lib/versions/command-result';
import { refuseOtherWithdrawal } from '#lib/versions/record-withdrawal';
import { isWithdrawalRecorded } from '#lib/versions/withdrawal';

/** A reason for a correction: one line of text, which stays in the record for good, and in the feed. */
export const reasonSchema = line;

/** The reasons for a correction, in staff's words; those that its changes do not ask for are empty. */
export interface CorrectionReasons {
  /** What was corrected in text, title, issuer or pictures. */
  what: string;
  why: string;
  /** Why the window was changed. */
  windowWhy: string;
}

/** Which kinds of change a correction makes: each asks for reasons of its own. */
export interface CorrectionChanges {
  /** Words or pictures, of the notice or of its outcome. */
  words: boolean;
  window: boolean;
  /** A line diff: what was (`-`) and what is (`+`). */
  lines: readonly string[];
}

/** A correction that is ready to be recorded once its reasons are known. */
export interface Correction {
  done: true;
  /** Derived from the diff, not from what the author says. */
  changes: CorrectionChanges;
  /** What staff should know before they give reasons, in Chinese. */
  reminders: readonly string[];
  /** The kind of private data in a reason, in Chinese: nobody can take it out again. Null where there is none. */
  privateKindIn(reason: string): string | null;
  /** Records the notice as its next version, and its outcome as the next edition, as far as they changed. */
  record(reasons: CorrectionReasons): FileChanges;
}

/** Prepares a correction: finds how a published notice differs from its last recorded version. */
export function prepareCorrection(request: ChangeRequest): Correction | CommandRefusal {
  const { slug, now } = request;
  const change = changeSinceLast(request);
  if (!change.done) return change;
  const { checked, difference, outcome } = change;
  if (difference === null && outcome === null) return refuseUnchanged(checked, now);
  return {
    done: true,
    changes: {
      words: outcome !== null || (difference?.words ?? false),
      window: difference?.window ?? false,
      lines: [...(difference?.lines ?? []), ...(outcome?.lines ?? [])],
    },
    reminders: [
      ...(difference?.progress && outcome === null
        ? [
            `只有整改进展和完成状态变了。不是更正错误的，按 Ctrl+C 停下，运行 npm run notice -- progress ${slug}。`,
          ]
        : []),
      ...privateDataReminder(checked, '不该公布的，先不要留存：按 Ctrl+C 停下，改好再运行'),
    ],
    privateKindIn: (reason) => privateKindIn(checked.source, reason),
    record: (reasons) => {
      const { what, why, windowWhy } = reasons;
      const next = difference
        ? nextVersion(change, request, {
            correction: difference.words ? { what, why } : null,
            windowChange: difference.window ? { why: windowWhy } : null,
          })
        : null;
      const files = new Map(next?.files);
      if (outcome) files.set(`${slug}/${VERSIONS_FOLDER}/${OUTCOME_FILE}`, outcome.record(reasons));
      return {
        done: true,
        files,
        messages: [...(next?.messages ?? []), ...(outcome ? ['已留存改过的反馈情况。'] : [])],
      };
    },
  };
}

/** Refuses a correction of nothing, and says what else differs from the records: it is mended in another way. */
function refuseUnchanged({ notice, record, unrecorded }: CheckedNotice, now: Instant): CommandRefusal {
  const { withdrawal } = record;
  if (withdrawal && instantOf(withdrawal.at) <= now && !isWithdrawalRecorded(notice?.withdrawn, withdrawal))
    return refuseOtherWithdrawal(withdrawal);
  const others = unrecorded.filter(isError);
  return others.length > 0
    ? refuse('没有要更正的改动。和留存的不同的是下面这些，照“应当是”做。', others)
    : refuse('没有改动：现在的内容和留存的版本一致。');
}
