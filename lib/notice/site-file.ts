import { decodeText } from '#lib/notice/bytes';
import { type Problem, problem } from '#lib/notice/problem';
import { type Publisher, siteSchema } from '#lib/notice/schema';
import { valueProblems, yamlProblem } from '#lib/notice/schema-problems';
import { type ContentTree, type Path, placeAt } from '#lib/notice/source';
import { readYaml } from '#lib/notice/yaml';

const NAME = 'site.yaml';

/** `site.yaml`, validated; null, with the problems, when it has errors. */
export function readPublisher(
  tree: ContentTree,
  root: string,
): { publisher: Publisher | null; problems: Problem[] } {
  const file = `${root}/${NAME}`;
  const start = { file, line: 1, column: 1 };
  const bytes = tree.get(NAME);
  if (bytes === undefined) {
    const missing = problem({
      place: start,
      rule: 'missing-file',
      reason: '缺少这个文件',
      expected: `${root} 里有 ${NAME}`,
      fix: 'organization: 某某局',
    });
    return { publisher: null, problems: [missing] };
  }
  const decoded = decodeText(file, bytes);
  if (decoded.problem) return { publisher: null, problems: [decoded.problem] };
  const { text } = decoded;
  const yaml = readYaml(text);
  const syntax = yaml.errors.map((error) => yamlProblem(error, placeAt(file, text, error.offset), text));
  if (syntax.length > 0) return { publisher: null, problems: syntax };
  const parsed = siteSchema.safeParse(yaml.data === '' ? {} : yaml.data);
  if (parsed.success) return { publisher: parsed.data, problems: [] };
  const problems = valueProblems(parsed.error.issues, {
    schema: siteSchema,
    data: yaml.data,
    text,
    keyPlace: (path: Path) => placeAt(file, text, yaml.keyOffset(path)),
    valuePlace: (path: Path) => placeAt(file, text, yaml.valueOffset(path)),
  });
  return { publisher: null, problems };
}
