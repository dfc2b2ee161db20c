import { BOUNDS } from '#lib/content/bounds/bounds';
import { closingCounter } from '#lib/content/bounds/closings';
import { type Problem, problem } from '#lib/content/problem';
import { placeAt } from '#lib/content/source';

/** Where a text exceeds a bound, and what to say of it. */
export interface Excess {
  /** The offset in the text from which it is too much. */
  offset: number;
  /** The problem's rule, where it is not `limit`. */
  rule?: string;
  reason: string;
  found: string;
  expected: string;
}

/** Makes an error of an excess: the file is not read further. */
export function excessProblem(file: string, text: string, { offset, ...what }: Excess): Problem {
  const reason = `${what.reason}，这个文件没有读下去`;
  return problem({ rule: 'limit', ...what, place: placeAt(file, text, offset), reason });
}

/** Calls `check` with each line of a text and its offset, up to the first that exceeds a bound. */
function firstInLines(
  text: string,
  start: number,
  check: (line: string, offset: number) => Excess | null,
): Excess | null {
  let offset = start;
  for (const line of text.slice(start).split('\n')) {
    const excess = check(line, offset);
    if (excess) return excess;
    offset += line.length + 1;
  }
  return null;
}

/** Finds where a file's text is too long to be read at all; null when it is not. */
export function lengthExcess(text: string): Excess | null {
  if (text.length > BOUNDS.fileCharacters)
    return {
      offset: BOUNDS.fileCharacters,
      reason: '这个文件太长',
      found: `${text.length}个字符`,
      expected: `最多${BOUNDS.fileCharacters}个字符；分成几个文件`,
    };
  // Each line has its break at least.
  if (text.length < BOUNDS.fileLines) return null;
  let lines = 0;
  return firstInLines(text, 0, (_, offset) => {
    lines += 1;
    if (lines <= BOUNDS.fileLines) return null;
    return {
      offset,
      reason: '这个文件行数太多',
      found: `${text.split('\n').length}行`,
      expected: `最多${BOUNDS.fileLines}行；分成几个文件`,
    };
  });
}

/**
 * Finds where YAML is larger or nested deeper than a person writes it, before it is parsed; null when it is not.
 * @param mostLines how many lines it may have.
 */
export function yamlExcess(source: string, mostLines: number = BOUNDS.yamlLines): Excess | null {
  let lines = 0;
  return firstInLines(source, 0, (line, offset) => {
    lines += 1;
    if (lines > mostLines)
      return {
        offset,
        reason: '开头信息或者设置的行数太多',
        found: `${source.split('\n').length}行`,
        expected: `最多${mostLines}行`,
      };
    const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
    if (indent > BOUNDS.yamlIndent)
      return {
        offset,
        reason: '这一行缩进太深',
        found: `${indent}格`,
        expected: `最多${BOUNDS.yamlIndent}格，每一级两个空格`,
      };
    const brackets = line.match(/[[\]{}]/g)?.length ?? 0;
    if (brackets <= BOUNDS.yamlBrackets) return null;
    return {
      offset,
      reason: '这一行的方括号、花括号太多',
      found: `${brackets}个`,
      expected: `最多${BOUNDS.yamlBrackets}个；列表可以每项写一行，以减号和空格开头`,
    };
  });
}

const MARK = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;
const RULE = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;
const LIST_INDENT = /^[ \t]+(?=>|(?:[-+*]|\d{1,9}[.)])[ \t])/;
const SIGN = /[*_`<>&[\]!\\~]/g;

/**
 * Finds where Markdown from `start` on is larger or nested deeper than a person writes it, before it is parsed; null when
 * it is not.
 */
export function markdownExcess(text: string, start: number): Excess | null {
  let lines = 0;
  let signs = 0;
  let brackets = 0;
  const closings = closingCounter();
  return firstInLines(text, start, (line, offset) => {
    if (closings(line) > BOUNDS.closings) return closingExcess(offset);
    if (line.trim() === '') {
      lines = 0;
      signs = 0;
      brackets = 0;
      return null;
    }
    const nesting = nestingExcess(line, offset);
    if (nesting) return nesting;
    lines += 1;
    if (lines > BOUNDS.blockLines)
      return {
        offset,
        reason: `这一段已经有${BOUNDS.blockLines}行，还没有空行`,
        found: `${line.slice(0, 20)}…`,
        expected: `一段最多${BOUNDS.blockLines}行；前面空一行，分成几段，表格分成几个`,
      };
    const written = line.match(SIGN)?.length ?? 0;
    signs += written;
    if (signs > BOUNDS.blockSigns)
      return {
        offset,
        reason: '这一段里 * _ [ ] < 一类的符号太多',
        found: `到这一行已经有${signs}个`,
        expected: `一段最多${BOUNDS.blockSigns}个；分成几段`,
      };
    for (const [bracket] of line.matchAll(/[[\]]/g)) {
      brackets = Math.max(0, brackets + (bracket === '[' ? 1 : -1));
      if (brackets > BOUNDS.brackets)
        return {
          offset,
          rule: 'nesting',
          reason: '这一段里的方括号套得太深',
          found: `到这一行已经有${brackets}个没有配对`,
          expected: `最多${BOUNDS.brackets}个；方括号是文字的，前面加反斜杠`,
        };
    }
    return columnsExcess(line, offset);
  });
}

function columnsExcess(line: string, offset: number): Excess | null {
  const columns = line.match(/\|/g)?.length ?? 0;
  if (columns <= BOUNDS.columns) return null;
  return {
    offset,
    reason: '这一行的竖线太多',
    found: `${columns}个`,
    expected: `表格的一行最多${BOUNDS.columns}个竖线；把表格分成几个`,
  };
}

function nestingExcess(line: string, offset: number): Excess | null {
  let marks = 0;
  MARK.lastIndex = 0;
  while (marks <= BOUNDS.nesting && MARK.test(line)) marks += 1;
  const indent = LIST_INDENT.exec(line)?.[0].length ?? 0;
  const isDeep = marks > BOUNDS.nesting && !RULE.test(line);
  if (!isDeep && indent <= BOUNDS.listIndent) return null;
  return {
    offset,
    rule: 'nesting',
    reason: isDeep ? '这一行的引用或者列表套得太深' : '这一行列表记号前面的空格太多',
    found: isDeep ? `${line.slice(0, 20)}…` : `${indent}格`,
    expected: isDeep
      ? `行首的“>”、“-”等记号连着不超过${BOUNDS.nesting}个；不是引用的，前面加反斜杠`
      : `最多${BOUNDS.listIndent}格`,
  };
}

function closingExcess(offset: number): Excess {
  return {
    offset,
    rule: 'nesting',
    reason: '这个文件里的引用和套着的列表太多',
    found: `到这一行已经超过${BOUNDS.closings}处`,
    expected: `最多${BOUNDS.closings}处；写成表格，或者分成几个文件`,
  };
}
