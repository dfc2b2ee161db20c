import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { suggestDate } from '#lib/notice/date-suggestion';
import { type Place, type Problem, problem } from '#lib/notice/problem';
import { lineOf, type Path } from '#lib/notice/source';

type Issue = z.core.$ZodIssue;

/** What the one door for schema errors needs to know of a file. */
interface Context {
  schema: z.ZodObject;
  data: unknown;
  text: string;
  keyPlace(path: Path): Place;
  valuePlace(path: Path): Place;
}

const YAML_REASONS: Record<string, { reason: string; expected: string }> = {
  TAB_AS_INDENT: { reason: '开头信息用了制表符（Tab）缩进', expected: '用两个空格缩进' },
  DUPLICATE_KEY: { reason: '同一个项目写了两遍', expected: '每个项目只写一遍，删去多余的一行' },
  MISSING_CHAR: { reason: '引号或括号没有配对', expected: '成对的英文引号或方括号' },
  BAD_INDENT: { reason: '缩进没有对齐', expected: '同一级的项目左边对齐，下一级多两个空格' },
  UNSUPPORTED: {
    reason: '不支持 YAML 的标签和引用（! & *）',
    expected: '直接写文字；文字以这些符号开头时，用英文引号括起来',
  },
};
const OTHER_YAML = {
  reason: '开头信息的写法不对',
  expected: '每行一个项目，写成“项目: 内容”，冒号用英文冒号，后面空一格',
};

/** A mistake that YAML itself found, in the words for staff. */
export function yamlProblem(error: { code: string }, place: Place, text: string): Problem {
  const { reason, expected } = YAML_REASONS[error.code] ?? OTHER_YAML;
  const line = lineOf({ text }, place.line);
  const fix = error.code === 'TAB_AS_INDENT' ? line.replace(/\t/g, '  ') : undefined;
  return problem({ place, rule: 'yaml', reason, found: line.replace(/\t/g, '⇥').trim(), expected, fix });
}

/** Every issue that zod raised about front matter, in the words for staff: the one door for schema errors. */
export function valueProblems(issues: readonly Issue[], context: Context): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey([...path, key], key, context));
    }
    const value = valueAt(context.data, path);
    return [
      value === undefined ? missingKey(path, context) : wrongValue(path, value, issue.message, context),
    ];
  });
}

function unknownKey(path: Path, key: string, context: Context): Problem {
  const parent = path.slice(0, -1);
  const present = Object.keys(Object(valueAt(context.data, parent)));
  const known = keysAt(context.schema, parent);
  const place = context.keyPlace(path);
  const meant = closest(
    key,
    known.filter((name) => !present.includes(name)),
  );
  const near = meant !== undefined && distance(key, meant) <= Math.max(2, Math.floor(meant.length / 3));
  const line = lineOf(context, place.line);
  return problem({
    place,
    rule: 'unknown-key',
    reason: near ? `没有“${key}”这个项目，是不是 ${meant}？` : `没有“${key}”这个项目`,
    found: line.trim(),
    expected: `以下项目之一：${known.join('、')}`,
    fix: near ? line.trim().replace(key, meant) : undefined,
  });
}

function missingKey(path: Path, context: Context): Problem {
  const key = path.at(-1);
  const example = exampleAt(context.schema, path);
  return problem({
    place: context.valuePlace(path),
    rule: 'missing-key',
    reason: `缺少项目 ${path.join('.')}`,
    expected: `写一行 ${key}`,
    fix: `${key}: ${example ?? '……'}`,
  });
}

function wrongValue(path: Path, value: unknown, message: string, context: Context): Problem {
  const empty = value === '';
  const text = typeof value === 'string' ? value : null;
  const suggestion = text === null ? null : suggestionFor(message, text);
  const place = empty ? context.keyPlace(path) : context.valuePlace(path);
  const line = lineOf(context, place.line).trim();
  return problem({
    place,
    rule: 'value',
    reason: empty ? `项目 ${path.join('.')} 没有填写` : `项目 ${path.join('.')} 的内容不对`,
    found: text === null ? line : text || line,
    expected: empty ? (exampleAt(context.schema, path) ?? '填写内容') : message.replace(/^应为/, ''),
    fix: suggestion === null || text === null ? undefined : line.replace(text, suggestion),
  });
}

function suggestionFor(message: string, text: string): string | null {
  if (message.includes('北京时间')) return suggestDate(text, 'moment');
  if (message.includes('年-月-日')) return suggestDate(text, 'day');
  return null;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value === undefined || value === null ? undefined : Object(value)[step]),
    data,
  );
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | null {
  let current: unknown = schema;
  for (const step of path) {
    const inner = unwrapped(current);
    if (inner instanceof z.ZodObject) current = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) current = inner.element;
    else return null;
  }
  return current instanceof z.ZodType ? current : null;
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema;
}

function keysAt(schema: z.ZodObject, path: Path): string[] {
  const inner = unwrapped(schemaAt(schema, path));
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function exampleAt(schema: z.ZodObject, path: Path): string | undefined {
  const example = schemaAt(schema, path)?.meta()?.example;
  return typeof example === 'string' ? example : undefined;
}
