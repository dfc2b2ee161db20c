import matter from 'gray-matter';
import type { z } from 'zod';
import type { Place, Problem } from '#lib/content/problem';
import { valueProblems } from '#lib/content/schema/schema-problems';
import type { Lenient, Path } from '#lib/content/source';
import { fenceProblem } from '#lib/content/yaml/fences';
import { readStaffYaml } from '#lib/content/yaml/staff-yaml';
import { valueAt } from '#lib/content/yaml/yaml';

const FENCE = '---';

/** A schema for front matter, and the same with every key optional, for reading past a mistake. */
export interface FrontMatterSchema<Meta> {
  whole: z.ZodObject & z.ZodType<Meta>;
  partial: z.ZodType<Lenient<Meta>>;
}

/** Front matter that was read: what fits its schema, where everything stands, what is wrong with it. */
export interface FrontMatter<Meta> {
  /** False when it cannot be told where the front matter ends: nothing of the file was read. */
  legible: boolean;
  /** False when the front matter cannot be read: it counts as empty. */
  sound: boolean;
  meta: Lenient<Meta>;
  /** Offset in the file at which the text after the front matter begins. */
  bodyStart: number;
  written(path: Path): string | null;
  texts(): { path: Path; value: string }[];
  has(path: Path): boolean;
  entries(path: Path): number[];
  keyPlace(path: Path): Place;
  valuePlace(path: Path): Place;
  problems: Problem[];
}

/**
 * Splits a file at its front matter and reads that with `schema`. The only language is YAML: gray-matter would
 * run `---js`, so any other language is refused before gray-matter sees the file, and its engines are replaced.
 */
export function readFrontMatter<Meta>(
  file: string,
  text: string,
  schema: FrontMatterSchema<Meta>,
): FrontMatter<Meta> {
  const needed = !text.startsWith(FENCE) && !schema.whole.safeParse({}).success;
  const refused = fenceProblem(file, text, needed);
  if (refused) return illegible(file, text, refused);
  if (!text.startsWith(FENCE)) return readSplit(file, '', schema, { firstLine: 1, bodyStart: 0 });
  const split = matter(text, { engines: { yaml: () => ({}) } });
  const source = split.matter.replace(/^\n/, '');
  return readSplit(file, source, schema, { firstLine: 2, bodyStart: text.length - split.content.length });
}

function illegible<Meta>(file: string, text: string, refused: Problem): FrontMatter<Meta> {
  const start = () => ({ file, line: 1, column: 1 });
  return {
    legible: false,
    sound: false,
    meta: {},
    bodyStart: text.length,
    written: () => null,
    texts: () => [],
    has: () => false,
    entries: () => [],
    keyPlace: start,
    valuePlace: start,
    problems: [refused],
  };
}

function readSplit<Meta>(
  file: string,
  source: string,
  schema: FrontMatterSchema<Meta>,
  { firstLine, bodyStart }: { firstLine: number; bodyStart: number },
): FrontMatter<Meta> {
  const yaml = readStaffYaml(file, source, firstLine);
  const { keyPlace, valuePlace } = yaml;
  const data = yaml.sound ? yaml.data : {};
  const entries = (path: Path) => {
    const list = valueAt(data, path);
    return Array.isArray(list) ? [...list.keys()] : [];
  };
  const written = (path: Path) => {
    const value = valueAt(data, path);
    return typeof value === 'string' ? value : null;
  };
  const has = (path: Path) => valueAt(data, path) !== undefined;
  const texts = () => textsIn(data);
  const read = {
    legible: true,
    sound: yaml.sound,
    bodyStart,
    written,
    texts,
    has,
    entries,
    keyPlace,
    valuePlace,
  };
  const whole = schema.whole.safeParse(data);
  if (whole.success) return { ...read, meta: whole.data, problems: yaml.problems };
  const { issues } = whole.error;
  const spoiled = new Set(issues.flatMap(pathsOf));
  const values = yaml.sound ? valueProblems(issues, { ...yaml, schema: schema.whole }) : [];
  return {
    ...read,
    texts: () => textsIn(data).filter(({ path }) => !spoiled.has(path.join('.'))),
    meta: whatFits(schema.partial, data, issues),
    problems: [...yaml.problems, ...values],
  };
}

/** The values under those keys of which no issue speaks, so that one mistake does not hide the next. */
function whatFits<Meta>(
  schema: z.ZodType<Lenient<Meta>>,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): Lenient<Meta> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const spoiled = new Set(issues.flatMap(keysOf));
  const sound = Object.fromEntries(Object.entries(data).filter(([key]) => !spoiled.has(key)));
  const fits = schema.safeParse(sound);
  if (!fits.success) return {};
  for (const key of spoiled) Reflect.deleteProperty(fits.data, key);
  return fits.data;
}

/** The texts in `data`, with the ways to them. */
export function textsIn(data: unknown, path: Path = []): { path: Path; value: string }[] {
  if (typeof data === 'string') return [{ path, value: data }];
  if (typeof data !== 'object' || data === null) return [];
  const isList = Array.isArray(data);
  return Object.entries(data).flatMap(([key, value]) =>
    textsIn(value, [...path, isList ? Number(key) : key]),
  );
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
