import type { Instant } from '#lib/clock';
import { VERSIONS_FOLDER } from '#lib/content/files/version-files';
import { isError } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import { officeContactPoints } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import { instantOf, minuteOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { noticeText } from '#lib/model/notice-text';
import { checkNotice } from '#lib/versions/check-notice';
import type { CheckedNotice } from '#lib/versions/checked-notice';
import { type CommandRefusal, type FileChanges, refuse } from '#lib/versions/command-result';
import { type Difference, differenceOf } from '#lib/versions/difference';
import { factsOf } from '#lib/versions/facts';
import { type OutcomeChange, outcomeChange } from '#lib/versions/outcome-change';
import { serialiseRecord } from '#lib/versions/record-format';
import {
  correctionMoment,
  type RecordedFacts,
  type RecordedVersion,
  type Version,
} from '#lib/versions/version';

/** The input of a command that records a published notice as its next version. */
export interface ChangeRequest {
  tree: ContentTree;
  /** How messages name the content folder. */
  root: string;
  slug: string;
  now: Instant;
}

/** A published notice as it is now, beside its last recorded version. */
export interface ChangedNotice {
  done: true;
  checked: CheckedNotice;
  last: RecordedVersion;
  facts: RecordedFacts;
  text: string;
  /** Null where it is as it was recorded. */
  difference: Difference | null;
  /** The change of its published outcome; null where there is none. */
  outcome: OutcomeChange | null;
}

/** Compares a published notice and its outcome with what is recorded; a refusal where it has errors, or is not published yet. */
export function changeSinceLast({ tree, root, slug, now }: ChangeRequest): ChangedNotice | CommandRefusal {
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
  const outcome = outcomeChange(checked, now);
  if (outcome && !outcome.done) return outcome;
  return { done: true, checked, last, facts, text, difference: differenceOf(last, { text, facts }), outcome };
}

/** Records a changed notice as its next version. @param change what kind of change it is, and why it was made. */
export function nextVersion(
  { last, facts, text }: Pick<ChangedNotice, 'last' | 'facts' | 'text'>,
  { slug, now }: Pick<ChangeRequest, 'slug' | 'now'>,
  change: Pick<Version, 'correction' | 'windowChange' | 'progress' | 'setBack'>,
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
    ...change,
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
