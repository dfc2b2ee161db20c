import { isError, type Problem, problem } from '#lib/content/problem';
import {
  pictureMetadata,
  privatePictureProblem,
  privatePictures,
} from '#lib/content/rules/links/picture-metadata';
import type { KeyPath, NoticeSource } from '#lib/content/source';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { type Difference, differenceOf } from '#lib/versions/difference';
import { factsOf } from '#lib/versions/facts';
import type { NoticeRecord } from '#lib/versions/read-record';
import { editionOf, isOutcomeRecorded, outcomeDifference } from '#lib/versions/record-outcome';
import type { RecordedVersion } from '#lib/versions/version';
import { isWithdrawalRecorded } from '#lib/versions/withdrawal';

/**
 * Compares a notice with its records, and returns each difference as an error. No clock decides any of them: what passes
 * today passes tomorrow. So messages name both ways to mend it; the commands take only the one that the moment allows.
 * @param notice as its files have it.
 */
export function compareWithRecord(source: NoticeSource, notice: Notice, record: NoticeRecord): Problem[] {
  if (record.problems.some(isError)) return record.problems;
  return [...record.problems, ...differences(source, notice, record)];
}

function differences(source: NoticeSource, notice: Notice, record: NoticeRecord): Problem[] {
  const last = record.versions.at(-1);
  const facts = factsOf(notice, source);
  if (facts === null) return last ? [unpublished(source, last)] : [];
  if (!last) return [missing(source)];
  const difference = differenceOf(last, { text: noticeText(notice), facts });
  return [
    ...(difference ? [changed(source, last, difference)] : []),
    ...picturesToClean(source),
    ...withdrawalProblems(source, notice, record),
    ...outcomeProblems(source, notice, record),
  ];
}

function unpublished(source: NoticeSource, { facts }: RecordedVersion): Problem {
  return problem({
    place: placeOf(source, ['published']),
    rule: 'version-changed',
    reason: '这份通报留存过发布的版本，现在却没有发布时间',
    found: '没有 published',
    expected: `写回发布时间 published: ${facts.published}；已经公布的要撤回，另写 withdrawn；还没有公布的，可以删去 versions 文件夹，变回草稿`,
  });
}

function missing(source: NoticeSource): Problem {
  return problem({
    place: placeOf(source, ['published']),
    rule: 'version-missing',
    reason: '有发布时间，但没有留存要发布的版本',
    expected: `运行 npm run notice -- publish ${source.slug}，它把第1版留存在 versions 文件夹里`,
  });
}

function changed(
  source: NoticeSource,
  { version }: RecordedVersion,
  { lines, progress }: Difference,
): Problem {
  return problem({
    place: placeOf(source, ['title']),
    rule: 'version-changed',
    reason: `与留存的第${version}版不同（- 是留存的，+ 是现在的）`,
    found: `\n${lines.join('\n')}`,
    expected: howToMend(source.slug, progress),
  });
}

/** Pictures that the commands clean before they record them: none is published that tells more than it shows. */
function picturesToClean(source: NoticeSource): Problem[] {
  return privatePictures(source).map((picture) =>
    problem({
      ...privatePictureProblem(picture, source),
      rule: pictureMetadata.name,
      expected: `还没有到发布时间的，运行 npm run notice -- publish ${source.slug}；已经发布的，运行 npm run notice -- correct ${source.slug}，写明图片清除了附带的信息。命令会清除这些信息，把图片转正，再留存`,
    }),
  );
}

function withdrawalProblems(source: NoticeSource, notice: Notice, { withdrawal }: NoticeRecord): Problem[] {
  const { withdrawn } = notice;
  if (isWithdrawalRecorded(withdrawn, withdrawal)) return [];
  return [
    problem({
      place: placeOf(source, ['withdrawn']),
      rule: 'version-changed',
      reason: withdrawal === null ? '写了撤回，但没有留存' : '与留存的撤回不同',
      found: withdrawn ? `at: ${withdrawn.at}，reason: ${withdrawn.reason}` : '没有 withdrawn',
      expected:
        withdrawal === null
          ? `运行 npm run notice -- publish ${source.slug}，把撤回留存下来`
          : `at: ${withdrawal.at}，reason: ${withdrawal.reason}。已经到了撤回时间的，时间和原因不能再改，也不能取消，请这样写回；还没有到的，可以再次运行 npm run notice -- publish ${source.slug}`,
    }),
  ];
}

function outcomeProblems(source: NoticeSource, notice: Notice, { outcome: record }: NoticeRecord): Problem[] {
  const edition = editionOf({ source, notice });
  if (isOutcomeRecorded(edition, record)) return [];
  const file = `${source.directory}/outcome.md`;
  const place = { file, line: 1, column: 1 };
  if (!record)
    return [
      problem({
        place,
        rule: 'version-missing',
        reason: '反馈情况还没有留存',
        expected: `运行 npm run notice -- publish ${source.slug}，把要公布的反馈情况留存下来`,
      }),
    ];
  const moved = record.editions[0]?.at === edition?.at ? [] : [`- 公布时间：${record.editions[0]?.at}`];
  const lines = [...moved, ...outcomeDifference(record, edition)];
  return [
    problem({
      place,
      rule: 'version-changed',
      reason: '反馈情况与留存的不同（- 是留存的，+ 是现在的）',
      found: `\n${lines.join('\n')}`,
      expected: `不是有意的改动，请改回去；还没有到公布的时间，再次运行 npm run notice -- publish ${source.slug}；已经公布，运行 npm run notice -- correct ${source.slug}，写明更正了什么、为什么`,
    }),
  ];
}

function howToMend(slug: string, isProgress: boolean): string {
  const progress = isProgress ? `有了新的进展，运行 npm run notice -- progress ${slug}；原来写错了的，` : '';
  return `不是有意的改动，请改回去；还没有到发布时间，再次运行 npm run notice -- publish ${slug}；已经发布，${progress}运行 npm run notice -- correct ${slug}，写明更正了什么、为什么`;
}

function placeOf({ notice, directory }: NoticeSource, path: KeyPath) {
  return notice?.keyPlace(path) ?? { file: `${directory}/notice.md`, line: 1, column: 1 };
}
