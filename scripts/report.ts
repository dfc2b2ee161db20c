import { formatProblem, isError } from '#lib/content/problem';
import type { Content } from '#lib/versions/load';

/** Prints the problems of `content/` as a compiler would, and a summary: errors go to stderr, all else to stdout. */
export function reportProblems({ problems, notices }: Content): void {
  const errors = problems.filter(isError);
  const warnings = problems.length - errors.length;
  for (const message of problems)
    (isError(message) ? console.error : console.log)(`${formatProblem(message)}\n`);
  if (errors.length > 0) {
    console.error(`检查没有通过：${errors.length} 处错误，${warnings} 处提醒。改正错误后再试。`);
    return;
  }
  const drafts = notices.filter((notice) => notice.published === null).length;
  const draftNote = drafts > 0 ? `（其中草稿 ${drafts} 篇，不会发布）` : '';
  console.log(`检查通过：${notices.length} 篇通报${draftNote}，0 处错误，${warnings} 处提醒。`);
}
