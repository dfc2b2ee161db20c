import { formatProblem, isError, type Problem } from '#lib/content/problem';
import { formatLosses, type Loss } from '#lib/site/losses/loss';
import { blockingErrors, type Content } from '#lib/versions/load';

/** Content as far as it is reported on. */
type ReportedContent = Pick<Content, 'problems' | 'draftErrors' | 'notices'>;

/** A text of a report, and where it is printed. */
interface ReportedText {
  stream: 'stdout' | 'stderr';
  text: string;
}

const DRAFTS_HEADING = '草稿有错误，不影响发布其他通报；发布这份草稿以前要改正：';

/** Prints the problems of `content/` as `problemReport` composes them. */
export function reportProblems(content: ReportedContent, losses: readonly Loss[] = []): void {
  for (const { stream, text } of problemReport(content, losses))
    (stream === 'stderr' ? console.error : console.log)(text);
}

/**
 * Composes a report of the problems of `content/`, as a compiler would, and a summary. Reminders come first, then the errors of
 * broken drafts, and what keeps it from being built last: the end is what stays in sight, and there may be thousands of reminders.
 * @param losses what a build of it would take away from readers.
 */
export function problemReport(content: ReportedContent, losses: readonly Loss[] = []): ReportedText[] {
  const { problems, draftErrors, notices } = content;
  const errors = blockingErrors(content);
  const reminders = problems.filter((found) => !isError(found));
  const count = errors.length + losses.length;
  const broken = draftErrors.length > 0 ? `草稿里另有 ${draftErrors.length} 处错误，不影响发布。` : '';
  const report: ReportedText[] = [];
  if (reminders.length > 0) report.push({ stream: 'stdout', text: listed(reminders) });
  if (draftErrors.length > 0)
    report.push({ stream: 'stdout', text: `${DRAFTS_HEADING}\n\n${listed(draftErrors)}` });
  if (errors.length > 0) report.push({ stream: 'stderr', text: listed(errors) });
  if (losses.length > 0) report.push({ stream: 'stderr', text: `${formatLosses(losses)}\n` });
  if (count > 0) {
    const text = `检查没有通过：${count} 处错误，${reminders.length} 处提醒。改正错误后再试。${broken}`;
    return [...report, { stream: 'stderr', text }];
  }
  const drafts = notices.filter((notice) => notice.published === null).length;
  const draftNote = drafts > 0 ? `（其中草稿 ${drafts} 篇，不会发布）` : '';
  const text = `检查通过：${notices.length} 篇通报${draftNote}，0 处错误，${reminders.length} 处提醒。${broken}`;
  return [...report, { stream: 'stdout', text }];
}

/** Problems one below the other, with an empty line after each. */
function listed(problems: readonly Problem[]): string {
  return problems.map((found) => `${formatProblem(found)}\n`).join('\n');
}
