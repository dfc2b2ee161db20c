import { type Problem, type ProblemInput, problem } from '#lib/content/problem';

const FENCE = '---';
const CLOSED = /\n---[ \t]*(\n|$)/;
const LATE_START = /^((?:[ \t\u3000]*\n)+[ \t]*|[ \t]+)---[ \t]*\n/;
const LOOKS_LIKE_FENCE = /^[-\u2010-\u2015\u2212\u2500\uff0d]{1,6}[ \t]*(?:\n|$)/;

/** The place of a problem with a fence, and its rule. */
type At = (line: number, column: number) => Pick<ProblemInput, 'place' | 'rule'>;

/**
 * Checks the `---` lines round a file's front matter and its language; null when they are correct.
 * @param needed whether a file of this kind must have front matter.
 */
export function fenceProblem(file: string, text: string, needed: boolean): Problem | null {
  const at: At = (line, column) => ({ place: { file, line, column }, rule: 'front-matter' });
  const firstLine = text.split('\n', 1)[0] ?? '';
  if (text.startsWith(FENCE)) {
    const language = firstLine.slice(FENCE.length).trim();
    if (language !== '' && language !== 'yaml') {
      return problem({
        ...at(1, FENCE.length + 1),
        reason: '开头信息只能用 YAML 书写',
        found: firstLine,
        expected: '第一行只写三个连字符',
        fix: FENCE,
      });
    }
    return closeProblem(text, at);
  }
  const late = LATE_START.exec(text)?.[1];
  if (late !== undefined) {
    return problem({
      ...at(late.split('\n').length, 1),
      reason: '开头信息不在文件的第一行',
      found: '--- 前面有空行或空格',
      expected: '--- 写在文件的最开头，删去前面的空行和空格',
    });
  }
  if (LOOKS_LIKE_FENCE.test(text)) {
    return problem({
      ...at(1, 1),
      reason: '开头信息的第一行不是三个英文连字符',
      found: firstLine,
      expected: '三个英文连字符（键盘上的减号）',
      fix: FENCE,
    });
  }
  if (!needed) return null;
  return problem({
    ...at(1, 1),
    reason: '缺少开头信息',
    found: firstLine,
    expected: '文件开头写一行三个连字符，下面写各个项目，再写一行三个连字符，然后写正文',
  });
}

function closeProblem(text: string, at: At): Problem | null {
  const first = text.indexOf(`\n${FENCE}`, FENCE.length);
  const closed = CLOSED.exec(text)?.index;
  if (first !== -1 && closed === first) return null;
  if (first === -1) {
    return problem({
      ...at(1, 1),
      reason: '开头信息没有结束',
      found: '只有第一行的 ---，后面没有单独一行的 ---',
      expected: '开头信息写完后，另起一行写三个连字符，再写正文',
    });
  }
  const line = text.slice(0, first + 1).split('\n').length;
  const found = text.slice(first + 1).split('\n', 1)[0] ?? '';
  return problem({
    ...at(line, FENCE.length + 1),
    reason: '结束开头信息的一行不是恰好三个连字符',
    found,
    expected: '单独一行的三个连字符',
    // Whatever else stands in the line may be the beginning of the text.
    fix: /[^\s\p{Pd}]/u.test(found) ? undefined : FENCE,
  });
}
