import matter from 'gray-matter';
import type * as z from 'zod';
import { memoizedByObject } from '#lib/content/memoize';
import type { Problem } from '#lib/content/problem';
import { schemaProblems } from '#lib/content/schema/schema-problems';
import type { FrontMatter, KeyPath, PartialFrontMatter } from '#lib/content/source';
import { fenceProblem } from '#lib/content/yaml/fences';
import { parseStaffYaml } from '#lib/content/yaml/staff-yaml';
import { textsIn, valueAt } from '#lib/content/yaml/yaml';

const FENCE = '---';
const CLOSE = `\n${FENCE}`;

/** A schema for front matter, and the same with every key optional, for reading the rest after a mistake. */
export interface FrontMatterSchema<Meta> {
  whole: z.ZodObject & z.ZodType<Meta>;
  partial: z.ZodType<PartialFrontMatter<Meta>>;
}

/** Front matter, where it ends, and what is wrong with it. */
export interface ParsedFrontMatter<Meta> extends FrontMatter<Meta> {
  /** The offset in the file at which the text after the front matter begins. */
  bodyStart: number;
  problems: Problem[];
}

/**
 * Parses a file's front matter and collects its problems with line and column. The only language is YAML: gray-matter
 * would run `---js`, so any other language is refused before gray-matter sees the file, and its engines are replaced.
 */
export function parseFrontMatter<Meta>(
  file: string,
  text: string,
  schema: FrontMatterSchema<Meta>,
): ParsedFrontMatter<Meta> {
  const needed = !text.startsWith(FENCE) && needsFrontMatter(schema.whole);
  const refused = fenceProblem(file, text, needed);
  if (refused) return unreadable(file, text, refused);
  if (!text.startsWith(FENCE)) return parseBlock(file, '', schema, { firstLine: 1, bodyStart: 0 });
  // It copies what it is given: the fence that ends the front matter is there, or `fenceProblem` had refused the file.
  const head = text.slice(0, text.indexOf(CLOSE, FENCE.length) + CLOSE.length + 1);
  const split = matter(head, { engines: { yaml: () => ({}) } });
  const source = split.matter.replace(/^\n/, '');
  return parseBlock(file, source, schema, { firstLine: 2, bodyStart: head.length - split.content.length });
}

/** Whether a file of this kind must have front matter. */
const needsFrontMatter = memoizedByObject((schema: z.ZodType) => !schema.safeParse({}).success);

function unreadable<Meta>(file: string, text: string, refused: Problem): ParsedFrontMatter<Meta> {
  const start = () => ({ file, line: 1, column: 1 });
  return {
    isReadable: false,
    hasValidYaml: false,
    meta: {},
    bodyStart: text.length,
    textAt: () => null,
    validTexts: () => [],
    hasKey: () => false,
    listIndexes: () => [],
    keyPlace: start,
    valuePlace: start,
    problems: [refused],
  };
}

function parseBlock<Meta>(
  file: string,
  source: string,
  schema: FrontMatterSchema<Meta>,
  { firstLine, bodyStart }: { firstLine: number; bodyStart: number },
): ParsedFrontMatter<Meta> {
  const yaml = parseStaffYaml(file, source, firstLine);
  const { keyPlace, valuePlace } = yaml;
  const data = yaml.isValid ? yaml.data : {};
  const texts = textsIn(data);
  const read = {
    isReadable: true,
    hasValidYaml: yaml.isValid,
    bodyStart,
    textAt: (path: KeyPath) => {
      const value = valueAt(data, path);
      return typeof value === 'string' ? value : null;
    },
    validTexts: () => texts,
    hasKey: (path: KeyPath) => valueAt(data, path) !== undefined,
    listIndexes: (path: KeyPath) => {
      const list = valueAt(data, path);
      return Array.isArray(list) ? [...list.keys()] : [];
    },
    keyPlace,
    valuePlace,
  };
  const whole = schema.whole.safeParse(data);
  // What is spread stands last, as in `parse-file.ts`.
  if (whole.success) return { meta: whole.data, problems: yaml.problems, ...read };
  const { issues } = whole.error;
  const invalid = new Set(issues.flatMap(pathsOf));
  const valid = texts.filter(({ path }) => !invalid.has(path.join('.')));
  const values = yaml.isValid ? schemaProblems(issues, { ...yaml, schema: schema.whole }) : [];
  return {
    ...read,
    validTexts: () => valid,
    meta: validValues(schema.partial, data, issues),
    problems: [...yaml.problems, ...values],
  };
}

/** Returns the values of the keys without issues, so that one mistake does not hide the next. */
function validValues<Meta>(
  schema: z.ZodType<PartialFrontMatter<Meta>>,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): PartialFrontMatter<Meta> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const invalid = new Set(issues.flatMap(keysOf));
  const candidate = Object.fromEntries(Object.entries(data).filter(([key]) => !invalid.has(key)));
  const parsed = schema.safeParse(candidate);
  if (!parsed.success) return {};
  for (const key of invalid) Reflect.deleteProperty(parsed.data, key);
  return parsed.data;
}

function pathsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...path, key].join('.'))
    : [path.join('.')];
}

function keysOf(issue: z.core.$ZodIssue): string[] {
  if (issue.path.length > 0) return [String(issue.path[0])];
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}
