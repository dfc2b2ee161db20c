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

/** A content problem as data, with the names of `vfile-message`, which would make an error with a stack of each. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  ruleId: string;
  /** Whether it is an error. */
  fatal: boolean;
  reason: string;
  /** What was found. */
  actual: string | undefined;
  expected: string | undefined;
  /** The corrected line. */
  note: string | undefined;
}

/** Creates a problem from its facts. */
export function problem({ place, rule, severity, reason, found, expected, fix }: ProblemInput): Problem {
  const { file, line, column } = place;
  const fatal = severity !== 'warning';
  return { file, line, column, ruleId: rule, fatal, reason, actual: found, expected, note: fix };
}

/** The facts that a problem was created from. */
export function factsOfProblem(found: Problem): ProblemInput {
  const { file, line, column, ruleId, fatal, reason, actual, expected, note } = found;
  return {
    place: { file, line, column },
    rule: ruleId,
    severity: fatal ? 'error' : 'warning',
    reason,
    found: actual,
    expected,
    fix: note,
  };
}

/** Whether a problem is an error: of all but a draft it makes check and build fail. */
export function isError(message: Problem): boolean {
  return message.fatal;
}

/** Compares problems by file, then line and column, then rule. */
export function compareByPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.ruleId, b.ruleId);
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
  if (message.expected !== undefined) lines.push(`    应当是：${showInvisible(message.expected)}`);
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
