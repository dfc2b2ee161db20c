import type { TextRule } from '#lib/content/language/text-rule';
import { type Problem, problem } from '#lib/content/problem';
import { brokenCharacter } from '#lib/content/rules/text/broken-character';
import { invisibleCharacter } from '#lib/content/rules/text/invisible-character';
import { lookAlikeCharacter } from '#lib/content/rules/text/look-alike-character';
import { undefinedCharacter } from '#lib/content/rules/text/undefined-character';

/** The rules about single characters, which every text that staff write must pass. */
const TEXT_RULES: readonly TextRule[] = [
  brokenCharacter,
  invisibleCharacter,
  lookAlikeCharacter,
  undefinedCharacter,
];

/** Checks the characters of a file that belongs to no notice, such as `site.yaml`. */
export function characterProblems(file: string, text: string): Problem[] {
  return TEXT_RULES.flatMap(({ name, checkText }) =>
    Array.from(checkText(file, text), (found) => problem({ ...found, rule: name })),
  );
}
