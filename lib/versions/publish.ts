import type { Instant } from '#lib/clock';
import { OUTCOME_FILE, VERSIONS_FOLDER } from '#lib/content/files/version-files';
import { isError } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { officeContactPoints } from '#lib/content/site-file';
import { type ContentTree, lineOf, type MarkdownSource, type NoticeSource } from '#lib/content/source';
import { instantOf, minuteMomentOf, minuteOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { checkNotice } from '#lib/versions/check-notice';
import { type CheckedNotice, privateDataReminder } from '#lib/versions/checked-notice';
import { type CommandRefusal, type CommandResult, refuse } from '#lib/versions/command-result';
import { differenceOf } from '#lib/versions/difference';
import { factsOf } from '#lib/versions/facts';
import { presentMoments } from '#lib/versions/present-moment';
import type { NoticeRecord } from '#lib/versions/read-record';
import { serialiseRecord } from '#lib/versions/record-format';
import { recordOutcome } from '#lib/versions/record-outcome';
import { type Files, isTooLate, recordWithdrawal } from '#lib/versions/record-withdrawal';

/** The input of `publish`. */
export interface PublishRequest {
  tree: ContentTree;
  /** How messages name the content folder. */
  root: string;
  slug: string;
  /** The moment of publication to set; null: the one that the notice names, else now. */
  at: string | null;
  /** What waits for its moment, publication, withdrawal or outcome, is to happen at the present minute. */
  isNow?: boolean;
  now: Instant;
}

/** How to keep private data from readers while nothing is built yet. */
const BEFORE_BUILDING = `不该公布的，构建以前改掉，删去 ${VERSIONS_FOLDER} 文件夹，重新运行`;

/** The present minute has begun already: a moment of up to a minute ago is now. In milliseconds. */
const MINUTE = 60_000;

/**
 * Records what a notice is about to publish: version 1 with its moment, a withdrawal, an outcome. Before its moment each
 * may be recorded anew as often as staff like; after it this command no longer changes it.
 */
export function publish({ tree, root, slug, at, isNow = false, now }: PublishRequest): CommandResult {
  const read = (from: ContentTree) =>
    checkNotice(new ContentReader(from, root, officeContactPoints(from, root)), slug);
  const written = read(tree);
  const present = presentMoments(written, isNow, now);
  if (!present.done) return present;
  const dated = withFiles(tree, slug, present.files);
  const ready = withMoment(present.files.size > 0 ? read(dated) : written, at ?? present.published, now);
  if (!ready.done) return ready;
  // First, so that a command that is broken off leaves no version of a moment that is written nowhere.
  const files: Files = new Map(present.files);
  if (ready.text !== null) files.set('notice.md', ready.text);
  const checked = files.size > 0 ? read(withFiles(tree, slug, files)) : written;
  const obstacles = [...checked.problems, ...checked.record.problems].filter(isError);
  const { notice, record, source } = checked;
  if (!notice || obstacles.length > 0) return refuse('先改正下面的错误，再运行一次。', obstacles);
  const messages: string[] = [];
  const refusal =
    recordFirstVersion({ notice, record, source }, now, files, messages) ??
    recordWithdrawal({ notice, record, source }, now, files, messages);
  if (refusal) return refusal;
  if (files.has(`${VERSIONS_FOLDER}/1.txt`))
    for (const line of privateDataReminder(checked, BEFORE_BUILDING)) messages.push(line);
  const outcome = recordOutcome(checked, now);
  if (outcome && 'reason' in outcome) return outcome;
  const told = notice.outcome?.published;
  if (outcome?.text && told && isTooLate(told, now, files))
    return refuse(
      `公布反馈情况的时间 ${told} 已经过去，读者看到的却还没有。请把 outcome.md 的 published 改成现在或者以后的时间。`,
    );
  if (outcome) {
    files.set(`${VERSIONS_FOLDER}/${OUTCOME_FILE}`, outcome.text);
    messages.push(outcome.message);
  }
  if (files.size === 0) messages.push('没有要留存的改动：留存的版本和现在的内容一致。');
  return {
    done: true,
    messages,
    files: new Map([...files].map(([path, text]) => [`${slug}/${path}`, text])),
  };
}

/** The text of `notice.md` with its moment of publication set; null where the file need not change. */
function withMoment(
  { source, record }: CheckedNotice,
  at: string | null,
  now: Instant,
): CommandRefusal | { done: true; text: string | null } {
  const { notice } = source;
  if (!notice) return refuse('没有找到 notice.md。', record.problems);
  const written = notice.textAt(['published']);
  if (at === null && written !== null) return { done: true, text: null };
  const first = record.versions[0];
  if (first && instantOf(first.at) <= now)
    return refuse(`这份通报已于${minuteOf(instantOf(first.at))}发布，发布时间不能再改。`);
  const moment = at ?? minuteMomentOf(now);
  return { done: true, text: moment === written ? null : withPublished(notice, moment) };
}

/** Sets `published` in the text of `notice.md`: replaces its line, or adds one below `source`. */
function withPublished(notice: MarkdownSource<NoticeFrontMatter>, moment: string): string {
  const lines = notice.text.split('\n');
  const line = `published: ${moment}`;
  if (notice.hasKey(['published'])) {
    const place = notice.keyPlace(['published']);
    const remark = /\s+#.*$/.exec(lineOf(notice, place.line))?.[0] ?? '';
    lines[place.line - 1] = line + remark;
  } else {
    lines.splice(notice.valuePlace(['source']).line, 0, line);
  }
  return lines.join('\n');
}

/** Records version 1, unless it is recorded as it is; refuses to change it once its moment has come. */
function recordFirstVersion(
  { notice, record, source }: { notice: Notice; record: NoticeRecord; source: NoticeSource },
  now: Instant,
  files: Files,
  messages: string[],
): CommandRefusal | null {
  const facts = factsOf(notice, source);
  if (facts === null) return refuse('没有发布时间。');
  const text = noticeText(notice);
  const [first] = record.versions;
  const last = record.versions.at(-1);
  if (last && differenceOf(last, { text, facts }) === null) return null;
  if (first && (last !== first || instantOf(first.at) <= now))
    return refuse(
      `这份通报已经发布，改动要写明更正了什么、为什么：请运行 npm run notice -- correct ${notice.slug}。`,
    );
  const fingerprint = fingerprintOf(text);
  const file = serialiseRecord({
    notice: notice.slug,
    version: 1,
    ...(source.reading === 1 ? {} : { reading: source.reading }),
    at: facts.published,
    facts,
    fingerprint,
    correction: null,
    windowChange: null,
    previous: null,
  });
  files.set(`${VERSIONS_FOLDER}/1.txt`, text);
  files.set(`${VERSIONS_FOLDER}/1.json`, file);
  const when = `发布时间：${minuteOf(instantOf(facts.published))}（北京时间）`;
  messages.push(
    `已留存第1版。${when}${instantOf(facts.published) <= now - MINUTE ? `，已经过去，读者会看到它是那时发布的；写错了的，删去 ${VERSIONS_FOLDER} 文件夹，重新运行` : ''}。指纹：${fingerprint}`,
  );
  return null;
}

/** The content folder with some files of a notice replaced. */
function withFiles(tree: ContentTree, slug: string, files: Files): ContentTree {
  const encoder = new TextEncoder();
  return new Map([
    ...tree,
    ...Array.from(files, ([path, text]): [string, Uint8Array] => [
      `${slug}/${path}`,
      encoder.encode(text ?? ''),
    ]),
  ]);
}
