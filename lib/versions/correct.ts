import type { Instant } from '#lib/clock';
import { OUTCOME_FILE, VERSIONS_FOLDER } from '#lib/content/files/version-files';
import { privateKindIn } from '#lib/content/privacy/private-data-in-file';
import { isError } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import { officeContactPoints } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import { instantOf, minuteOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { noticeText } from '#lib/model/notice-text';
import { line } from '#lib/model/values';
import { checkNotice } from '#lib/versions/check-notice';
import { type CheckedNotice, privateDataReminder } from '#lib/versions/checked-notice';
import { type CommandRefusal, type FileChanges, refuse } from '#lib/versions/command-result';
import { type Difference, differenceOf } from '#lib/versions/difference';
import { factsOf } from '#lib/versions/facts';
import { outcomeChange } from '#lib/versions/outcome-change';
import { serialiseRecord } from '#lib/versions/record-format';
import { refuseOtherWithdrawal } from '#lib/versions/record-withdrawal';
import type { RecordedFacts, RecordedVersion } from '#lib/versions/version';
import { correctionMoment } from '#lib/versions/version';
import { isWithdrawalRecorded } from '#lib/versions/withdrawal';

/** The input of `correct`. */
export interface CorrectRequest {
  tree: ContentTree;
  /** How messages name the content folder. */
  root: string;
  slug: string;
  now: Instant;
}

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
export function prepareCorrection({ tree, root, slug, now }: CorrectRequest): Correction | CommandRefusal {
  const checked = checkNotice(new ContentReader(tree, root, officeContactPoints(tree, root)), slug);
  const { notice, record, source, problems } = checked;
  const obstacles = [...problems, ...record.problems].filter(isError);
  if (!notice || obstacles.length > 0) return refuse('先改正下面的错误，再运行一次。', obstacles);
  const [first] = record.versions;
  const last = record.versions.at(-1);
  if (!first || !last || (last === first && instantOf(first.at) > now))
    return refuse(`这份通报还没有发布，可以直接改。改好以后运行 npm run notice -- publish ${slug}。`);
  const facts = factsOf(notice, source);
  if (facts === null || facts.published !== last.facts.published)
    return refuse(
      `这份通报已于${minuteOf(instantOf(last.facts.published))}发布，发布时间不能再改。请写回 published: ${last.facts.published}。`,
    );
  const text = noticeText(notice);
  const difference = differenceOf(last, { text, facts });
  const outcome = outcomeChange(checked, now);
  if (outcome && !outcome.done) return outcome;
  if (difference === null && outcome === null) return refuseUnchanged(checked, now);
  return {
    done: true,
    changes: {
      words: outcome !== null || (difference?.words ?? false),
      window: difference?.window ?? false,
      lines: [...(difference?.lines ?? []), ...(outcome?.lines ?? [])],
    },
    reminders: privateDataReminder(checked, '不该公布的，先不要留存：按 Ctrl+C 停下，改好再运行'),
    privateKindIn: (reason) => privateKindIn(source, reason),
    record: (reasons) => {
      const next = difference ? nextVersion({ last, difference, facts, text, slug, now }, reasons) : null;
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

/** The input of the next version. */
interface NextVersion {
  last: RecordedVersion;
  difference: Difference;
  facts: RecordedFacts;
  text: string;
  slug: string;
  now: Instant;
}

function nextVersion(
  { last, difference, facts, text, slug, now }: NextVersion,
  { what, why, windowWhy }: CorrectionReasons,
): FileChanges {
  const number = last.version + 1;
  const fingerprint = fingerprintOf(text);
  const record = serialiseRecord({
    notice: slug,
    version: number,
    ...(last.reading === undefined ? {} : { reading: last.reading }),
    at: correctionMoment(last.at, now),
    facts,
    fingerprint,
    correction: difference.words ? { what, why } : null,
    windowChange: difference.window ? { why: windowWhy } : null,
    previous: last.seal,
  });
  return {
    done: true,
    files: new Map([
      [`${slug}/${VERSIONS_FOLDER}/${number}.txt`, text],
      [`${slug}/${VERSIONS_FOLDER}/${number}.json`, record],
    ]),
    messages: [`已留存第${number}版。指纹：${fingerprint}`],
  };
}
