import { formatProblem, isError, type Problem } from '#lib/content/problem';
import { formatLosses, type Loss } from '#lib/site/losses/loss';
import { blockingErrors, type Content } from '#lib/versions/load';

/**
 * Prints the problems of `content/` as a compiler would, those of broken drafts apart, and a summary: errors that keep it
 * from being built go to stderr, all else to stdout.
 * @param losses what a build of it would take away from readers.
 */
export function reportProblems(content: Content, losses: readonly Loss[] = []): void {
  const { problems, draftErrors, notices } = content;
  const errors = blockingErrors(content);
  const warnings = problems.filter((found) => !isError(found));
  const ofDrafts = new Set<Problem>(draftErrors);
  printProblems(problems.filter((found) => !ofDrafts.has(found)));
  if (draftErrors.length > 0) {
    console.log('草稿有错误，不影响发布其他通报；发布这份草稿以前要改正：\n');
    for (const message of draftErrors) console.log(`${formatProblem(message)}\n`);
  }
  if (losses.length > 0) console.error(`${formatLosses(losses)}\n`);
  const broken = draftErrors.length > 0 ? `草稿里另有 ${draftErrors.length} 处错误，不影响发布。` : '';
  const count = errors.length + losses.length;
  if (count > 0) {
    console.error(`检查没有通过：${count} 处错误，${warnings.length} 处提醒。改正错误后再试。${broken}`);
    return;
  }
  const drafts = notices.filter((notice) => notice.published === null).length;
  const draftNote = drafts > 0 ? `（其中草稿 ${drafts} 篇，不会发布）` : '';
  console.log(
    `检查通过：${notices.length} 篇通报${draftNote}，0 处错误，${warnings.length} 处提醒。${broken}`,
  );
}

/** Prints problems in their order, with one write for those in a row that go the same way: there may be thousands. */
function printProblems(problems: readonly Problem[]): void {
  let texts: string[] = [];
  for (const [index, found] of problems.entries()) {
    texts.push(`${formatProblem(found)}\n`);
    const next = problems[index + 1];
    if (next && isError(next) === isError(found)) continue;
    (isError(found) ? console.error : console.log)(texts.join('\n'));
    texts = [];
  }
}
