import { BOUNDS } from '#lib/content/bounds/bounds';
import { type Excess, excessProblem, yamlExcess } from '#lib/content/bounds/text-bounds';
import { factsOfProblem, type Place, type Problem, problem } from '#lib/content/problem';
import { type KeyPath, lineOf, placeAt } from '#lib/content/source';
import { type ParsedYaml, parseYaml, textsIn, type YamlError } from '#lib/content/yaml/yaml';
import { type RepairedYaml, repairYaml } from '#lib/content/yaml/yaml-repair';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';
import { correctCharacters } from '#lib/model/text/unified-ideographs';

/** Parsed YAML with its problems, and with places in the staff's file. */
export interface StaffYaml {
  /** Maps, lists and texts; an empty map when there is nothing. */
  data: unknown;
  /** Whether `data` can be trusted; false when the syntax is so broken that its values mean nothing. */
  isValid: boolean;
  problems: Problem[];
  /** The line at a place, trimmed. */
  lineAt(place: Place): string;
  keyPlace(path: KeyPath): Place;
  valuePlace(path: KeyPath): Place;
}

/** Syntax errors that leave the values readable. */
const HARMLESS = new Set(['DUPLICATE_KEY', 'UNSUPPORTED']);
const BLOCK_TEXT = /[:-] *[|>][+-]?\d?[ \t]*$/m;

const REASONS: Record<string, { reason: string; expected: string }> = {
  DUPLICATE_KEY: { reason: '同一个项目写了两遍', expected: '每个项目只写一遍，删去多余的一行' },
  MISSING_CHAR: { reason: '引号或括号没有配对', expected: '成对的英文引号或方括号' },
  BAD_INDENT: { reason: '缩进没有对齐', expected: '同一级的项目左边对齐，下一级多两个空格' },
  UNCLOSED_LIST: {
    reason: '方括号没有配对',
    expected: '列表写在成对的英文方括号里，例如 [一、, （一）]',
  },
  UNSUPPORTED: {
    reason: '不支持 YAML 的标签和引用（! & *）',
    expected: '直接写文字；文字以这些符号开头时，用英文引号括起来',
  },
};
/** A list entry whose dash is full-width, or has no blank after it. */
const CLOSE_DASH = /^(?:-(?=[^\s-])|[－‐-―−]+\s*)(?![\w-]*[:：])(.+)$/;
const DASHED = {
  reason: '减号后面没有空格，或者不是英文减号',
  expected: '列表的每一项以英文减号开头，减号后面空一格',
};
/** A line that begins with the name of a key, and has no colon at all. */
const KEY_ALONE = /^(?:- )?[a-z][A-Za-z]*\s+[^:：]+$/;
const NO_COLON = {
  reason: '项目名后面没有冒号',
  expected: '写成“项目: 内容”，冒号用英文冒号，后面空一格',
};
const FENCED = {
  reason: '这个文件不用 --- 隔开',
  expected: '把写着 --- 的几行都删去，其余的不变',
};
const OTHER = {
  reason: '开头信息的写法不对',
  expected: '每行一个项目，写成“项目: 内容”，冒号用英文冒号，后面空一格',
};

/**
 * Parses the YAML that begins at line `firstLine` of `file`. Mistakes that would hide the rest of the file are reported,
 * repaired, and parsed past. So are characters that nobody sees, and look-alikes: rules of their own report them.
 * @param mostLines how many lines it may have: more are not read.
 */
export function parseStaffYaml(
  file: string,
  source: string,
  firstLine: number,
  mostLines: number = BOUNDS.yamlLines,
): StaffYaml {
  const excess = yamlExcess(source, mostLines);
  if (excess) return unread(file, source, firstLine, excess);
  const plain = correctCharacters(source);
  const repaired: RepairedYaml = BLOCK_TEXT.test(plain)
    ? { source: plain, repairs: [], columnOf: (_, column) => column }
    : repairYaml(plain);
  const yaml = parseYaml(repaired.source);
  const long = valueExcess(repaired.source, yaml);
  if (long) return unread(file, repaired.source, firstLine, long);
  const place = (offset: number): Place => {
    const { line, column } = placeAt(file, repaired.source, offset);
    return { file, line: line + firstLine - 1, column: repaired.columnOf(line, column) };
  };
  const lineAt = ({ line }: Place) => lineOf({ text: source }, line - firstLine + 1).trim();
  const slips = repaired.repairs.map(({ line, column, reason, expected, fix }) => {
    const at = { file, line: line + firstLine - 1, column };
    const written = lineOf({ text: source }, line);
    // An indentation that is the mistake itself has to be seen.
    const isIndent = /^ *[\t\u3000\u00a0]/.test(written) || fix.trimStart() === written.trimStart();
    const found = (isIndent ? written : written.trim()).replace(/\t/g, '⇥').replace(/[\u3000\u00a0]/g, '□');
    return problem({ place: at, rule: 'yaml', reason, found, expected, fix: isIndent ? fix : fix.trim() });
  });
  const slipped = new Set(repaired.repairs.map(({ line }) => line + firstLine - 1));
  const located = yaml.errors.map((error) => {
    const opened = error.code === 'BAD_INDENT' ? openBracket(repaired.source, error.offset) : null;
    const shown = opened === null ? error : { code: 'UNCLOSED_LIST', offset: opened };
    return { error: shown, place: place(shown.offset) };
  });
  const form = onePerLine(located).filter(
    ({ error, place: at }) => HARMLESS.has(error.code) || !slipped.has(at.line),
  );
  return {
    data: yaml.data === '' ? {} : yaml.data,
    isValid: yaml.errors.every(({ code }) => HARMLESS.has(code)),
    problems: [...slips, ...form.map(({ error, place: at }) => formProblem(error, at, lineAt(at)))],
    lineAt,
    keyPlace: (path) => place(yaml.keyOffset(path)),
    valuePlace: (path) => place(yaml.valueOffset(path)),
  };
}

/** Finds a value that is longer than anything that staff write there; null when there is none. */
function valueExcess(source: string, { data, valueOffset }: ParsedYaml): Excess | null {
  if (source.length <= BOUNDS.yamlValue) return null;
  const long = textsIn(data).find(({ value }) => value.length > BOUNDS.yamlValue);
  if (!long) return null;
  return {
    offset: valueOffset(long.path),
    reason: '这一项的内容太长',
    found: `${long.value.length}个字符`,
    expected: `最多${BOUNDS.yamlValue}个字符；长的文字写在正文里`,
  };
}

/** The parse result of YAML that exceeds a bound: the problem alone, without a document. */
function unread(file: string, source: string, firstLine: number, excess: Excess): StaffYaml {
  const found = excessProblem(file, source, excess);
  const line = found.line + firstLine - 1;
  const start = () => ({ file, line: firstLine, column: 1 });
  return {
    data: {},
    isValid: false,
    problems: [problem({ ...factsOfProblem(found), place: { file, line, column: found.column } })],
    lineAt: ({ line: at }) => lineOf({ text: source }, at - firstLine + 1).trim(),
    keyPlace: start,
    valuePlace: start,
  };
}

function onePerLine<Located extends { place: Place }>(errors: readonly Located[]): Located[] {
  return errors.filter(
    ({ place }, index) => errors.findIndex((other) => other.place.line === place.line) === index,
  );
}

/** Finds the open bracket before an error, since YAML reports an unclosed list only a line later; null if there is none. */
function openBracket(source: string, offset: number): number | null {
  const end = source.indexOf('\n', offset);
  const lineStart = source.lastIndexOf('\n', offset - 1);
  const from = source.lastIndexOf('\n', lineStart - 1) + 1;
  const at = source.slice(from, end === -1 ? undefined : end).search(/\[[^\][\n]*(?=\n|$)/);
  return at === -1 ? null : from + at;
}

function formProblem(error: YamlError, place: Place, line: string): Problem {
  const entry = CLOSE_DASH.exec(line)?.[1];
  const fix = entry === undefined ? undefined : `- ${toYamlScalar(entry)}`;
  const { reason, expected } = entry === undefined ? reasonOf(error, line) : DASHED;
  return problem({ place, rule: 'yaml', reason, found: line, expected, fix });
}

function reasonOf({ code }: YamlError, line: string): { reason: string; expected: string } {
  if (/^-{3,}$/.test(line)) return FENCED;
  const isMisplaced = /IMPLICIT_KEY/.test(code);
  if (isMisplaced && KEY_ALONE.test(line)) return NO_COLON;
  const misplaced = isMisplaced ? REASONS.BAD_INDENT : undefined;
  return REASONS[code] ?? misplaced ?? OTHER;
}
