import matter from 'gray-matter';
import type { z } from 'zod';
import { type Place, type Problem, problem } from '#lib/notice/problem';
import { valueProblems, yamlProblem } from '#lib/notice/schema-problems';
import { type Lenient, type Path, placeAt } from '#lib/notice/source';
import { readYaml, type YamlText } from '#lib/notice/yaml';

const FENCE = '---';

/** A schema for front matter, and the same with every key optional, for reading past a mistake. */
export interface MetaSchema<Meta> {
  whole: z.ZodObject & z.ZodType<Meta>;
  partial: z.ZodType<Lenient<Meta>>;
}

/** Front matter that was read: what fits its schema, where everything stands, what is wrong with it. */
export interface FrontMatter<Meta> {
  meta: Lenient<Meta>;
  /** Offset in the file at which the text after the front matter begins. */
  bodyStart: number;
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
  schema: MetaSchema<Meta>,
): FrontMatter<Meta> {
  const language = matter.language(text).name;
  if (text.startsWith(FENCE) && language !== '' && language !== 'yaml') {
    return withoutFrontMatter(file, text, [
      problem({
        place: { file, line: 1, column: FENCE.length + 1 },
        rule: 'front-matter',
        reason: '开头信息只能用 YAML 书写',
        found: `---${language}`,
        expected: '第一行只写三个连字符',
        fix: FENCE,
      }),
    ]);
  }
  if (text.startsWith(FENCE) && !/\n---[ \t]*(\n|$)/.test(text)) {
    return withoutFrontMatter(file, text, [
      problem({
        place: { file, line: 1, column: 1 },
        rule: 'front-matter',
        reason: '开头信息没有结束',
        found: '只有第一行的 ---，后面没有单独一行的 ---',
        expected: '开头信息写完后，另起一行写三个连字符，再写正文',
        fix: FENCE,
      }),
    ]);
  }
  const split = matter(text, { engines: { yaml: () => ({}) } });
  return readSplit(file, text, schema, split.matter, text.length - split.content.length);
}

function withoutFrontMatter<Meta>(file: string, text: string, problems: Problem[]): FrontMatter<Meta> {
  const start = () => ({ file, line: 1, column: 1 });
  return { meta: {}, bodyStart: text.length, keyPlace: start, valuePlace: start, problems };
}

function readSplit<Meta>(
  file: string,
  text: string,
  schema: MetaSchema<Meta>,
  source: string,
  bodyStart: number,
): FrontMatter<Meta> {
  const yaml: YamlText = readYaml(source);
  const place = (offset: number) => placeAt(file, text, text.startsWith(FENCE) ? offset + FENCE.length : 0);
  const places = {
    keyPlace: (path: Path) => place(yaml.keyOffset(path)),
    valuePlace: (path: Path) => place(yaml.valueOffset(path)),
  };
  const data = yaml.data === '' ? {} : yaml.data;
  const syntax = yaml.errors.map((error) => yamlProblem(error, place(error.offset), text));
  const whole = schema.whole.safeParse(data);
  if (whole.success) return { meta: whole.data, bodyStart, ...places, problems: syntax };
  const values =
    syntax.length > 0
      ? []
      : valueProblems(whole.error.issues, { schema: schema.whole, data, text, ...places });
  return {
    meta: whatFits(schema.partial, data, whole.error.issues),
    bodyStart,
    ...places,
    problems: [...syntax, ...values],
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

function keysOf(issue: z.core.$ZodIssue): string[] {
  if (issue.path.length > 0) return [String(issue.path[0])];
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}
