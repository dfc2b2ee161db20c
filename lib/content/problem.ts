import { VFileMessage } from 'vfile-message';
import { codePointName, escapeInvisibleCharacters } from '#lib/model/text/control-characters';

/**
 * `error`: the check fails and nothing is built, unless the notice is a draft. `warning`: a likely mistake that staff decide about; the check passes.
 */
export type Severity = 'error' | 'warning';

/** The place of a problem: a file of `content/`, and a line and column counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** The facts of a problem. All texts are Chinese and are shown to staff as they are. */
export interface ProblemInput {
  place: Place;
  /** The rule's name: that of its file in `lib/content/rules/`. */
  rule: string;
  severity?: Severity | undefined;
  /** One sentence without a full stop: what is wrong. */
  reason: string;
  /** What was found, as the author wrote it. */
  found?: string | undefined;
  /** What was expected instead. */
  expected?: string | undefined;
  /**
   * The corrected line, in the author's own format: it takes the place of the whole line at `place`, whose indentation it
   * may leave out unless that is the mistake. Only where it is certain; the check tries it before it is shown
   * (`lib/content/advice.ts`).
   */
  fix?: string | undefined;
}

/** A content problem as data: a `VFileMessage` with its fields `file`, `ruleId`, `fatal`, `actual`, `expected`, `note`. */
export type Problem = VFileMessage;

/** Creates a problem from its facts. */
export function problem(input: ProblemInput): Problem {
  const { file, line, column } = input.place;
  const message = new VFileMessage(input.reason, {
    place: { line, column },
    ruleId: input.rule,
    source: 'notice',
  });
  message.file = file;
  message.fatal = input.severity !== 'warning';
  message.actual = input.found;
  message.expected = input.expected === undefined ? undefined : [input.expected];
  message.note = input.fix;
  return message;
}

/** The facts that a problem was created from. */
export function factsOfProblem(message: Problem): ProblemInput {
  return {
    place: { file: message.file ?? '', line: message.line ?? 0, column: message.column ?? 0 },
    rule: message.ruleId ?? '',
    severity: isError(message) ? 'error' : 'warning',
    reason: message.reason,
    found: message.actual,
    expected: message.expected?.[0],
    fix: message.note,
  };
}

/** Whether a problem is an error: of all but a draft it makes check and build fail. */
export function isError(message: Problem): boolean {
  return message.fatal === true;
}

/** Compares problems by file, then line and column, then rule. */
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

/** A line break and the indent that aligns the lines of a correction. */
const BELOW = `\n${' '.repeat(10)}`;

/** A line break and the indent before each further line of what was found. */
const INDENTED = `\n${' '.repeat(6)}`;

/**
 * Formats a problem for check, build and preview, one fact a line, like a compiler:
 * place, severity, reason, rule; then what was found, what was expected, and the corrected line.
 */
export function formatProblem(message: Problem): string {
  const severity = isError(message) ? '错误' : '提醒';
  const lines = [
    `${message.file}:${message.line}:${message.column} ${severity} ${message.reason}（${message.ruleId}）`,
  ];
  if (message.actual !== undefined)
    lines.push(`    现在是：${showInvisible(message.actual).replaceAll('\n', INDENTED)}`);
  if (message.expected !== undefined) lines.push(`    应当是：${showInvisible(message.expected.join('；'))}`);
  if (message.note !== undefined) lines.push(`    改成：${showLines(message.note)}`);
  return lines.join('\n');
}

/** The lines of a correction below each other, the empty ones named: else they look as if there were none. */
function showLines(correction: string): string {
  return correction.replaceAll(/^$/gm, '（空一行）').replaceAll('\n', BELOW);
}

/** White space that looks like a blank, and is another. */
const OTHER_BLANK = /(?![ \u3000])\p{Zs}/gu;

/** Writes what nobody sees by its name, so that two texts that differ look different. */
function showInvisible(text: string): string {
  return escapeInvisibleCharacters(text, '\t\n').replace(OTHER_BLANK, (blank) => `⟨${codePointName(blank)}⟩`);
}
