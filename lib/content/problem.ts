import { VFileMessage } from 'vfile-message';
import { escapeControlCharacters } from '#lib/model/control-characters';

/**
 * `error`: the check fails and nothing is built. `warning`: something an attentive reader may stumble
 * over; staff decide, the check passes.
 */
export type Severity = 'error' | 'warning';

/** Where a problem stands: a file of `content/`, and a line and column counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** What a rule knows about a mistake. All texts are Chinese and are shown to staff as they are. */
export interface ProblemInput {
  place: Place;
  /** The rule's name: that of its file in `lib/content/rules/`. */
  rule: string;
  severity?: Severity;
  /** One sentence without a full stop: what is wrong. */
  reason: string;
  /** What was found, as the author wrote it. */
  found?: string | undefined;
  /** What would have been right. */
  expected?: string | undefined;
  /** The corrected line, or lines, in the author's own format, where there is one. */
  fix?: string | undefined;
}

/** A content problem as data: a `VFileMessage` with its fields `file`, `ruleId`, `fatal`, `actual`, `expected`, `note`. */
export type Problem = VFileMessage;

/** Makes a problem of what a rule found. */
export function problem(finding: ProblemInput): Problem {
  const { file, line, column } = finding.place;
  const message = new VFileMessage(finding.reason, {
    place: { line, column },
    ruleId: finding.rule,
    source: 'notice',
  });
  message.file = file;
  message.fatal = finding.severity !== 'warning';
  message.actual = finding.found;
  message.expected = finding.expected === undefined ? undefined : [finding.expected];
  message.note = finding.fix;
  return message;
}

/** Whether the problem stops check and build. */
export function isError(message: Problem): boolean {
  return message.fatal === true;
}

/** Orders problems by file, then by place, then by rule. */
export function compareByPlace(a: Problem, b: Problem): number {
  return (
    compare(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.ruleId ?? '', b.ruleId ?? '')
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A line break, and blanks as wide as what stands before a correction: its lines stand below one another. */
const BELOW = `\n${' '.repeat(10)}`;

/** A line break before each line of what was found, where that is several. */
const INDENTED = `\n${' '.repeat(6)}`;

/**
 * A problem as check, build and preview print it, one fact a line, like a compiler:
 * place, severity, reason, rule; then what was found, what was expected, and the corrected line.
 */
export function formatProblem(message: Problem): string {
  const severity = isError(message) ? '错误' : '提醒';
  const lines = [
    `${message.file}:${message.line}:${message.column} ${severity} ${message.reason}（${message.ruleId}）`,
  ];
  if (message.actual !== undefined)
    lines.push(`    现在是：${escapeControlCharacters(message.actual).replaceAll('\n', INDENTED)}`);
  if (message.expected !== undefined) lines.push(`    应当是：${message.expected.join('；')}`);
  if (message.note !== undefined) lines.push(`    改成：${message.note.replaceAll('\n', BELOW)}`);
  return lines.join('\n');
}
