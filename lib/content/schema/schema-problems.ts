import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { type Place, type Problem, problem } from '#lib/content/problem';
import { impossibleDate } from '#lib/content/schema/date-suggestion';
import { keysAt, metaAt, schemaAt, unwrapped } from '#lib/content/schema/schema-paths';
import { suggest } from '#lib/content/schema/suggestion';
import type { Path } from '#lib/content/source';
import { listLines } from '#lib/content/yaml/list-lines';
import { valueAt } from '#lib/content/yaml/yaml';
import { yamlText } from '#lib/content/yaml/yaml-text';

type Issue = z.core.$ZodIssue;

/** `>` or `|` after a key: the text stands in the lines below. */
const BLOCK_MARK = /[|>][+-]?\d?$/;

/** What the one door for schema errors needs to know of a file. */
interface Context {
  schema: z.ZodObject;
  data: unknown;
  /** A line of the file as its author wrote it, without blanks round it. */
  lineAt(place: Place): string;
  keyPlace(path: Path): Place;
  valuePlace(path: Path): Place;
}

interface Misspelling {
  path: Path;
  key: string;
  /** The key that was meant, or null. */
  meant: string | null;
}

/** Every issue that zod raised about front matter, in the words for staff: the one door for schema errors. */
export function valueProblems(issues: readonly Issue[], context: Context): Problem[] {
  const misspelt = issues.flatMap((issue) => misspellings(issue, context));
  const meant = new Set(misspelt.map(({ path, meant }) => [...path.slice(0, -1), meant].join('.')));
  const judged = new Set<string>();
  const values = issues.flatMap((issue) => {
    const path = pathOf(issue);
    const name = path.join('.');
    if (issue.code === 'unrecognized_keys' || meant.has(name) || judged.has(name)) return [];
    judged.add(name);
    const value = valueAt(context.data, path);
    return [value === undefined ? missingKey(path, context) : wrongValue(path, value, issue, context)];
  });
  return [...misspelt.map((found) => unknownKey(found, context)), ...values];
}

function pathOf(issue: Issue): (string | number)[] {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function misspellings(issue: Issue, context: Context): Misspelling[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const parent = pathOf(issue);
  const present = Object.keys(Object(valueAt(context.data, parent)));
  const free = keysAt(context.schema, parent).filter((name) => !present.includes(name));
  return issue.keys.map((key) => {
    const word = key.toLowerCase();
    const meant = free.length > 0 ? closest(word, free) : null;
    const near =
      meant !== null && distance(word, meant.toLowerCase()) <= Math.max(2, Math.floor(meant.length / 3));
    return { path: [...parent, key], key, meant: near ? meant : null };
  });
}

function unknownKey({ path, key, meant }: Misspelling, context: Context): Problem {
  const place = context.keyPlace(path);
  const line = context.lineAt(place);
  return problem({
    place,
    rule: 'unknown-key',
    reason: meant ? `没有“${key}”这个项目，是不是 ${meant}？` : `没有“${key}”这个项目`,
    found: line,
    expected: `以下项目之一：${keysAt(context.schema, path.slice(0, -1)).join('、')}`,
    fix: meant ? line.replace(key, () => meant) : undefined,
  });
}

function missingKey(path: Path, context: Context): Problem {
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  const example = metaAt(context.schema, path).example;
  // An example, never a correction: a fact that only its author knows must not be copied from a message.
  const line = typeof example === 'string' ? `，例如 ${key}: ${example}` : '';
  return problem({
    place: context.keyPlace(parent),
    rule: 'missing-key',
    reason: `缺少项目 ${nameOf(path)}`,
    expected:
      (parent.length === 0
        ? `写一行 ${key}`
        : `在 ${nameOf(parent)} 下面写一行 ${key}，左边与同级的项目对齐`) + line,
  });
}

function wrongValue(path: Path, value: unknown, issue: Issue, context: Context): Problem {
  const name = nameOf(path);
  if (value === '') return emptyValue(path, context);
  const text = typeof value === 'string' ? value : null;
  const place = text === null ? context.keyPlace(path) : context.valuePlace(path);
  const line = context.lineAt(place);
  const impossible = text === null ? null : impossibleDate(text);
  const suggestion = text === null ? null : suggestionFor(path, text, issue, context);
  return problem({
    place,
    rule: 'value',
    reason: name === '' ? '开头信息的写法不对' : `项目 ${name} 的${impossible ? '日期不存在' : '内容不对'}`,
    found: text === null ? wholeOf(line, path, context) : shown(line, text),
    expected: impossible ?? expectedOf(path, issue, context),
    fix: text === null ? quotedList(line, issue) : corrected(line, text, suggestion),
  });
}

function emptyValue(path: Path, context: Context): Problem {
  const place = context.keyPlace(path);
  const { example } = metaAt(context.schema, path);
  const line = context.lineAt(place);
  const filled = typeof example === 'string' ? example : null;
  return problem({
    place,
    rule: 'value',
    reason: `项目 ${nameOf(path)} 没有填写`,
    found: line,
    expected: filled === null ? '填写内容，或者删去这一行' : `填写内容，例如 ${filled}`,
  });
}

/** `window.opens`, and for the second of a list `parts 第2项的 folder`. */
function nameOf(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name} 第${step + 1}项`;
    if (name === '') return step;
    return name.endsWith('项') ? `${name}的 ${step}` : `${name}.${step}`;
  }, '');
}

/** A key's line, with the first line below it when the value only begins there. */
function wholeOf(line: string, path: Path, context: Context): string {
  const value = context.valuePlace(path);
  const key = context.keyPlace(path);
  return value.line > key.line ? `${line} ⏎ ${context.lineAt(value)}` : line;
}

/** A text as it was written; one over several lines with what stands before it. */
function shown(line: string, text: string): string {
  if (!text.includes('\n')) return text;
  if (BLOCK_MARK.test(line)) return [line, ...text.trim().split('\n')].join(' ⏎ ');
  const [, ...rest] = text.split('\n').map((piece) => piece.trim());
  return [line, ...rest].join(' ⏎ ');
}

function corrected(line: string, text: string, suggestion: string | null): string | undefined {
  if (suggestion === null || suggestion.includes('\n')) return suggestion ?? undefined;
  // YAML has folded the lines with blanks, which Chinese has not.
  if (BLOCK_MARK.test(line)) {
    return line.replace(BLOCK_MARK, suggestion.replace(/(?<=\P{ASCII}) (?=\P{ASCII})/gu, ''));
  }
  const first = text.split('\n', 1)[0] ?? '';
  // A list takes the place of a text's quotation marks too.
  const marked = suggestion.startsWith('[') ? /(?<=: )(["']).*\1$/.exec(line)?.[0] : undefined;
  const fixed = line.replace(marked ?? (text.includes('\n') ? first : text), () => suggestion);
  return fixed === line ? undefined : fixed;
}

/** A text that begins with a bracket, which YAML takes for a list, in quotation marks. */
function quotedList(line: string, issue: Issue): string | undefined {
  const [, key, value] = /^((?:- +)?\w+: +)([[{][^,:]*[\]}])$/.exec(line) ?? [];
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  return wantsText && key && value ? key + yamlText(value) : undefined;
}

function expectedOf(path: Path, issue: Issue, context: Context): string {
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    const keys = keysAt(context.schema, path).join('、');
    return path.length === 0 ? `每行一个项目：${keys}` : `换行、缩进两格，分行写 ${keys}`;
  }
  const expected = issue.message.replace(/^应为 */, '');
  const { example } = metaAt(context.schema, path);
  const needsExample = issue.code === 'invalid_type' && issue.expected === 'string';
  return needsExample && typeof example === 'string' ? `${expected}，例如 ${example}` : expected;
}

function suggestionFor(path: Path, text: string, issue: Issue, context: Context): string | null {
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
    const element = unwrapped(schemaAt(context.schema, [...path, 0]));
    if (element instanceof z.ZodObject) return null;
    return listLines(text, String(path.at(-1))) ?? `[${yamlText(text)}]`;
  }
  if (issue.code === 'invalid_value') {
    if (/[，、]\s*\S/.test(text)) return text.replace(/，\s*/g, ', ');
    // Letters alone: a Chinese word that differs in one character may say the opposite.
    const known = issue.values.map(String).filter((value) => /^[\x21-\x7e]{4,}$/.test(value));
    const meant = known.length > 0 ? closest(text.toLowerCase(), known) : null;
    return meant !== null && distance(text.toLowerCase(), meant) <= 2 ? meant : null;
  }
  const entries = typeof path.at(-1) === 'number' && text.includes('\n') ? listLines(text, null) : null;
  return entries ?? suggest(metaAt(context.schema, path).kind, text);
}
