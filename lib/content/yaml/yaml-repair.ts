/** A repair of one line of YAML whose meaning is plain but whose form is wrong. */
export interface YamlRepair {
  /** The line in the source, from 1. */
  line: number;
  /** The column, from 1. */
  column: number;
  reason: string;
  expected: string;
  /** The repaired line. */
  fix: string;
}

/** Repaired YAML and its repairs. It has as many lines as the source, so that line numbers still hold. */
export interface RepairedYaml {
  source: string;
  repairs: YamlRepair[];
  /** Maps a column of a repaired line to that of the author's line. */
  columnOf(line: number, column: number): number;
}

interface RepairRule {
  reason: string;
  expected: string;
  /**
   * Repairs a line: the result, and the index at which it begins to differ; null when the rule does not apply.
   * @param before the line before it, repaired.
   */
  apply(line: string, before: string): { at: number; fixed: string } | null;
}

const KEY = /^(\s*(?:- +)?)([A-Za-z_]\w*)[ \t]*(：|:(?=[^\s:/]))[ \t]*/;
/** In single quotation marks two of them are one of the text. */
const QUOTED_THEN_MORE =
  /^(\s*(?:- +)?\w+: +|\s*- +)((?:'(?:[^']|'')*'(?!')|"(?:[^"\\]|\\.)*")[ \t]*[^\s#,\]}].*)$/;
const COLON_INSIDE = /^(\s*(?:- +)?\w+: +)([^\s"'[{|>&*!#%@`].*:(?:[ \t].*|)?)$/;
const BRACKETS_THEN_MORE =
  /^(\s*(?:- +)?(?!numbering)\w+: +|\s*- +)((?:\[[^[\]]*\]|\{[^{}]*\})[ \t]*[^\s#,\]}].*)$/;
const CLOSE_DASH = /^(\s*)-(?=[A-Za-z_]\w*[:：]|[^\s@-][^\s@]*@[^\s@]+$)/;
const DEEPER_KEY = /^( +)([A-Za-z_]\w*:(?: .*)?)$/;
const WHOLE_VALUE = /^( *(?:- +)?)[A-Za-z_]\w*: +[^\s#&!|>[{"']/;
const RESERVED_START = /^(\s*(?:- +)?\w+: +|\s*- +)([@`%].*)$/;

const quoted = (text: string) => `'${text.trimEnd().replace(/'/g, "''")}'`;

function quoting(pattern: RegExp): RepairRule['apply'] {
  return (line) => {
    const [, start, value] = pattern.exec(line) ?? [];
    return start === undefined || value === undefined
      ? null
      : { at: start.length, fixed: start + quoted(value) };
  };
}

const REPAIR_RULES: readonly RepairRule[] = [
  {
    reason: '开头信息用了制表符（Tab）',
    expected: '用空格；缩进一级是两个空格',
    apply: (line) => {
      const indent = /^[\s-]*/.exec(line)?.[0] ?? '';
      return line.includes('\t')
        ? { at: line.indexOf('\t'), fixed: blanks(indent) + withoutTabs(line.slice(indent.length)) }
        : null;
    },
  },
  {
    reason: '开头信息的缩进用了全角空格',
    expected: '用半角空格；缩进一级是两个空格',
    apply: (line) => {
      const indent = /^[\s-]*/.exec(line)?.[0] ?? '';
      const at = indent.search(/[\u3000\u00a0]/);
      return at === -1 ? null : { at, fixed: blanks(indent) + line.slice(indent.length) };
    },
  },
  {
    reason: '减号后面没有空格',
    expected: '列表的每一项以减号开头，减号后面空一格',
    apply: (line) => {
      const start = CLOSE_DASH.exec(line)?.[1];
      return start === undefined
        ? null
        : { at: start.length + 1, fixed: `${start}- ${line.slice(start.length + 1)}` };
    },
  },
  {
    reason: '项目名后面不是英文冒号加空格',
    expected: '写成“项目: 内容”，冒号用英文冒号，后面空一格',
    apply: (line) => {
      const [all, start = '', key = ''] = KEY.exec(line) ?? [];
      if (all === undefined) return null;
      const at = start.length + key.length;
      return { at, fixed: `${start}${key}: ${line.slice(all.length)}`.trimEnd() };
    },
  },
  {
    reason: '缩进没有对齐',
    expected: '同一级的项目左边对齐，下一级多两个空格',
    apply: (line, before) => {
      const [, indent = '', rest = ''] = DEEPER_KEY.exec(line) ?? [];
      const level = WHOLE_VALUE.exec(before)?.[1]?.length;
      return level === undefined || indent.length <= level
        ? null
        : { at: level, fixed: ' '.repeat(level) + rest };
    },
  },
  {
    reason: '以英文方括号或花括号开头的内容，在括号结束之后还有文字',
    expected: '用英文单引号把整个内容括起来',
    apply: quoting(BRACKETS_THEN_MORE),
  },
  {
    reason: '以英文引号开头的内容，在引号结束之后还有文字',
    expected: '用英文单引号把整个内容括起来',
    apply: quoting(QUOTED_THEN_MORE),
  },
  {
    reason: '内容里有英文冒号加空格，会被当作另一个项目',
    expected: '用英文单引号把整个内容括起来',
    apply: quoting(COLON_INSIDE),
  },
  {
    reason: '内容不能以 @ ` % 开头',
    expected: '用英文单引号把整个内容括起来',
    apply: quoting(RESERVED_START),
  },
];

/**
 * Repairs common mistakes after which YAML would misread or refuse a whole file, so that one of them does not
 * hide the others: tabs, full-width blanks, `title：`, `title:x`, and values that need quotation marks.
 */
export function repairYaml(source: string): RepairedYaml {
  const repairs: YamlRepair[] = [];
  const moved = new Map<number, { at: number; by: number }>();
  let lineBefore = '';
  const lines = source.split('\n').map((line, index) => {
    lineBefore = REPAIR_RULES.reduce((current, { reason, expected, apply }) => {
      const repaired = apply(current, lineBefore);
      if (repaired === null) return current;
      const before = moved.get(index);
      const column = repaired.at + 1 - (before && repaired.at > before.at ? before.by : 0);
      repairs.push({ line: index + 1, column, reason, expected, fix: repaired.fixed });
      moved.set(index, { at: before?.at ?? repaired.at, by: repaired.fixed.length - line.length });
      return repaired.fixed;
    }, line);
    return lineBefore;
  });
  return {
    source: lines.join('\n'),
    repairs,
    columnOf: (line, column) => {
      const move = moved.get(line - 1);
      return move && column > move.at + 1 ? Math.max(move.at + 1, column - move.by) : column;
    },
  };
}

/** Chinese characters are written without blanks between them. */
function withoutTabs(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\t+(?=\p{Script=Han})/gu, '').replace(/\t+/g, ' ');
}

function blanks(indent: string): string {
  return indent.replace(/\t/g, '  ').replace(/[\u3000\u00a0]/g, '  ');
}
