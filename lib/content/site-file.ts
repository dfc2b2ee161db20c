import { decodeText } from '#lib/content/files/decode';
import { placeholderIn, saysNothing } from '#lib/content/language/placeholders';
import type { OfficeFacts } from '#lib/content/office-facts';
import { isError, type Problem, problem } from '#lib/content/problem';
import { phonesWithoutArea } from '#lib/content/rules/contact/phone-area';
import { ownElsewhere } from '#lib/content/rules/site/elsewhere-independent';
import { missingFeed } from '#lib/content/rules/site/feed-missing';
import { missingFeedbackKeep } from '#lib/content/rules/site/feedback-keep';
import { missingFeedbackTerms } from '#lib/content/rules/site/feedback-terms';
import { misplacedHolidays } from '#lib/content/rules/site/holiday-year';
import { schemaProblems } from '#lib/content/schema/schema-problems';
import type { ContentTree } from '#lib/content/source';
import { characterProblems } from '#lib/content/text-rules';
import { parseStaffYaml, type StaffYaml } from '#lib/content/yaml/staff-yaml';
import { textsIn } from '#lib/content/yaml/yaml';
import type { Notice, Publisher } from '#lib/model/notice';
import { siteSchema } from '#lib/model/site';

const NAME = 'site.yaml';

/**
 * Reads and validates `site.yaml`; `publisher` is null when it has errors.
 * @param takesFeedback whether some notice has a disclosure window: then more is required of the file.
 * @param notices the notices that could be read, of which independent channels must be independent.
 */
export function readPublisher(
  tree: ContentTree,
  root: string,
  takesFeedback: boolean,
  notices: readonly Notice[],
): { publisher: Publisher | null; problems: Problem[] } {
  const { written: _, ...read } = readSiteFile(tree, root, takesFeedback, notices);
  return read;
}

/** As `readPublisher`, with what is written in the file even where rules find errors; null where its form is wrong. */
function readSiteFile(
  tree: ContentTree,
  root: string,
  takesFeedback: boolean,
  notices: readonly Notice[],
): { publisher: Publisher | null; written: Publisher | null; problems: Problem[] } {
  const file = `${root}/${NAME}`;
  const bytes = tree.get(NAME);
  if (bytes === undefined) return { publisher: null, written: null, problems: [missing(file, tree)] };
  const decoded = decodeText(file, bytes);
  if (decoded.problem) return { publisher: null, written: null, problems: [decoded.problem] };
  const yaml = parseStaffYaml(file, decoded.text, 1);
  const parsed = siteSchema.safeParse(yaml.data);
  const values =
    parsed.success || !yaml.isValid
      ? []
      : schemaProblems(parsed.error.issues, { ...yaml, schema: siteSchema });
  const characters = characterProblems(file, decoded.text);
  const problems = [
    ...yaml.problems,
    ...characters,
    ...values,
    ...placeholders(yaml),
    ...(parsed.success
      ? [...phonesWithoutArea(parsed.data, yaml), ...misplacedHolidays(parsed.data, yaml)]
      : []),
  ];
  if (!parsed.success) return { publisher: null, written: null, problems };
  if (problems.some(isError)) return { publisher: null, written: parsed.data, problems };
  const handling = takesFeedback
    ? [...missingFeedbackTerms(parsed.data, yaml), ...missingFeedbackKeep(parsed.data, yaml)]
    : [];
  const advice = [
    ...handling,
    ...ownElsewhere(parsed.data, yaml, notices),
    ...missingFeed(parsed.data, yaml),
  ];
  return { publisher: parsed.data, written: parsed.data, problems: [...problems, ...advice] };
}

/**
 * Returns the site's own telephone numbers, e-mail addresses and public holidays; none while the form of `site.yaml` is wrong.
 * Where a rule finds an error there, no holidays are known, but numbers are: else each notice were told to write them there.
 */
export function officeContactPoints(tree: ContentTree, root: string): OfficeFacts {
  const { publisher, written } = readSiteFile(tree, root, false, []);
  return {
    phones: written?.phones.map(({ number }) => number) ?? [],
    mails: written?.mails ?? [],
    areaCode: written?.areaCode,
    holidays: publisher?.holidays,
  };
}

function missing(file: string, tree: ContentTree): Problem {
  const similar = [...tree.keys()].find((path) => /^site\.ya?ml(\.txt)?$/i.test(path));
  return problem({
    place: { file, line: 1, column: 1 },
    rule: 'missing-file',
    reason: '缺少这个文件',
    found: similar,
    expected: similar
      ? `文件名恰好是 ${NAME}`
      : `内容文件夹里有 ${NAME}，写明主办单位，例如 organization: 某某局`,
  });
}

function placeholders({ data, valuePlace }: StaffYaml): Problem[] {
  return textsIn(data).flatMap(({ path, value }) => {
    if (placeholderIn(value) === null && !saysNothing(value)) return [];
    const place = valuePlace(path);
    const expected = '实际的内容；还没有确定的，这一行先不写';
    return [problem({ place, rule: 'placeholder', reason: '还有没有填写的内容', found: value, expected })];
  });
}
