import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { type Place, type Problem, problem } from '#lib/content/problem';
import { BLOCK_SCALAR_MARK, correctedLine, suggestionInWords } from '#lib/content/schema/corrected-line';
import { impossibleDateReason } from '#lib/content/schema/date-suggestion';
import { keysAt, metaAt, schemaAt, unwrapSchema } from '#lib/content/schema/schema-paths';
import { suggest } from '#lib/content/schema/suggestion';
import type { KeyPath } from '#lib/content/source';
import { toYamlList } from '#lib/content/yaml/list-lines';
import { valueAt } from '#lib/content/yaml/yaml';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { WRONG_CHARACTERS } from '#lib/model/values';

type Issue = z.core.$ZodIssue;

/** The validated data, its schema, and the places in its file. */
interface Context {
  schema: z.ZodObject;
  data: unknown;
  /** The line at a place, trimmed. */
  lineAt(place: Place): string;
  keyPlace(path: KeyPath): Place;
  valuePlace(path: KeyPath): Place;
}

interface Misspelling {
  path: KeyPath;
  key: string;
  /** The known key that is most similar, or null. */
  suggestion: string | null;
}

/** Converts zod's issues about front matter into problems for staff: every schema error goes through here. */
export function schemaProblems(issues: readonly Issue[], context: Context): Problem[] {
  const misspelt = issues.flatMap((issue) => misspellings(issue, context));
  // A key that is likely just misspelt is not reported as missing as well.
  const reported = new Set(misspelt.map(({ path, suggestion }) => path.with(-1, suggestion ?? '').join('.')));
  const values = issues.flatMap((issue) => {
    const path = pathOf(issue);
    const name = path.join('.');
    if (issue.code === 'unrecognized_keys' || reported.has(name)) return [];
    reported.add(name);
    const value = valueAt(context.data, path);
    if (isReportedElsewhere(value, issue, path, context)) return [];
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
    const nearest = free.length > 0 ? closest(key.toLowerCase(), free) : null;
    const near =
      nearest !== null &&
      distance(key.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(nearest.length / 3));
    return { path: [...parent, key], key, suggestion: near ? nearest : null };
  });
}

function unknownKey({ path, key, suggestion }: Misspelling, context: Context): Problem {
  const place = context.keyPlace(path);
  const line = context.lineAt(place);
  return problem({
    place,
    rule: 'unknown-key',
    reason: suggestion ? `没有“${key}”这个项目，是不是 ${suggestion}？` : `没有“${key}”这个项目`,
    found: line,
    expected: `以下项目之一：${keysAt(context.schema, path.slice(0, -1)).join('、')}`,
    fix: suggestion ? line.replace(key, () => suggestion) : undefined,
  });
}

function missingKey(path: KeyPath, context: Context): Problem {
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

/** Whether a rule about the characters of a file reports the same, at their own places. */
function isReportedElsewhere(value: unknown, issue: Issue, path: KeyPath, context: Context): boolean {
  if (typeof value !== 'string' || issue.code !== 'custom' || issue.params !== WRONG_CHARACTERS) return false;
  return context.lineAt(context.valuePlace(path)).includes(value);
}

function wrongValue(path: KeyPath, value: unknown, issue: Issue, context: Context): Problem {
  const name = nameOf(path);
  if (typeof value === 'string' && !hasVisibleCharacters(value)) return emptyValue(path, context);
  const text = typeof value === 'string' ? value : null;
  const place = text === null ? context.keyPlace(path) : context.valuePlace(path);
  const line = context.lineAt(place);
  const impossible = text === null ? null : impossibleDateReason(text);
  const suggestion = text === null ? null : suggestionFor(path, text, issue, context);
  const fix = text === null ? quotedValue(line, issue) : correctedLine(line, text, suggestion);
  return problem({
    place,
    rule: 'value',
    reason: name === '' ? '开头信息的写法不对' : `项目 ${name} 的${impossible ? '日期不存在' : '内容不对'}`,
    found: text === null ? keyAndValueLines(line, path, context) : asWritten(line, text),
    expected:
      (impossible ?? expectedOf(path, issue, context)) + suggestionInWords({ line, text, suggestion, fix }),
    fix,
  });
}

function emptyValue(path: KeyPath, context: Context): Problem {
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
function nameOf(path: KeyPath): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name} 第${step + 1}项`;
    if (name === '') return step;
    return name.endsWith('项') ? `${name}的 ${step}` : `${name}.${step}`;
  }, '');
}

/** A key's line, and the line below it if the value begins there. */
function keyAndValueLines(line: string, path: KeyPath, context: Context): string {
  const value = context.valuePlace(path);
  const key = context.keyPlace(path);
  return value.line > key.line ? `${line} ⏎ ${context.lineAt(value)}` : line;
}

/** A text as its author wrote it; one of several lines together with its key. */
function asWritten(line: string, text: string): string {
  if (!text.includes('\n')) return text;
  if (BLOCK_SCALAR_MARK.test(line)) return [line, ...text.trim().split('\n')].join(' ⏎ ');
  const [, ...rest] = text.split('\n').map((piece) => piece.trim());
  return [line, ...rest].join(' ⏎ ');
}

/** Quotes a text that begins with a bracket, which YAML reads as a list. */
function quotedValue(line: string, issue: Issue): string | undefined {
  const [, key, value] = /^((?:- +)?\w+: +)([[{][^,:]*[\]}])$/.exec(line) ?? [];
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  return wantsText && key && value ? key + toYamlScalar(value) : undefined;
}

function expectedOf(path: KeyPath, issue: Issue, context: Context): string {
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    const keys = keysAt(context.schema, path).join('、');
    return path.length === 0 ? `每行一个项目：${keys}` : `换行、缩进两格，分行写 ${keys}`;
  }
  const expected = issue.message.replace(/^应为 */, '');
  const { example } = metaAt(context.schema, path);
  const needsExample = issue.code === 'invalid_type' && issue.expected === 'string';
  return needsExample && typeof example === 'string' ? `${expected}，例如 ${example}` : expected;
}

function suggestionFor(path: KeyPath, text: string, issue: Issue, context: Context): string | null {
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
    const element = unwrapSchema(schemaAt(context.schema, [...path, 0]));
    if (element instanceof z.ZodObject) return null;
    return toYamlList(text, String(path.at(-1))) ?? `[${toYamlScalar(text)}]`;
  }
  if (issue.code === 'invalid_value') {
    if (/[，、]\s*\S/.test(text)) return text.replace(/，\s*/g, ', ');
    // Letters alone: a Chinese word that differs in one character may say the opposite.
    const known = issue.values.map(String).filter((value) => /^[\x21-\x7e]{4,}$/.test(value));
    const meant = known.length > 0 ? closest(text.toLowerCase(), known) : null;
    return meant !== null && distance(text.toLowerCase(), meant) <= 2 ? meant : null;
  }
  const entries = typeof path.at(-1) === 'number' && text.includes('\n') ? toYamlList(text, null) : null;
  return entries ?? suggest(metaAt(context.schema, path).kind, text);
}
