import type { Place } from '#lib/content/problem';
import { findNearMiss, findNearMissInDigits } from '#lib/content/quotes/near-miss';
import type { RuleProblem } from '#lib/content/rule';
import { lineOf, replaceInLine } from '#lib/content/source';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';

/** Words of the front matter that should stand in the text as well. */
export interface Quotation {
  text: string;
  /** The file that holds them. */
  file: { text: string };
  /** Where they begin in it, or the quotation mark before them. */
  place: Place;
}

const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")/;
const BLOCK_MARK = /^[|>][+-]?\d?$/;

/**
 * What is wrong with a quotation that stands in none of `texts`, with the line as it was probably meant.
 * @param wanted the words to look for, where the quotation only writes them in another way.
 */
export function misquotationProblem(
  quotation: Quotation,
  texts: readonly string[],
  wanted = quotation.text,
): RuleProblem {
  const same = firstOf(texts, (text) => findNearMiss(text, wanted));
  const near = same ?? firstOf(texts, (text) => findNearMissInDigits(text, wanted));
  return {
    place: quotation.place,
    reason: '正文里没有这句引文',
    found: quotation.text,
    expected: same === null ? '从正文里一字不差地抄下来的话' : '与正文一字不差，标点和空格也一样',
    fix: near === null ? undefined : requotedLine(quotation, near),
  };
}

/** The author's own line with `words` quoted instead; undefined when what stands there is not all in one line. */
export function requotedLine({ text, file, place }: Quotation, instead: string): string | undefined {
  const rest = lineOf(file, place.line).slice(place.column - 1);
  const written = rest.startsWith(text) ? text : (QUOTED.exec(rest) ?? BLOCK_MARK.exec(rest.trim()))?.[0];
  return written === undefined
    ? undefined
    : replaceInLine(file, place, written.length, toYamlScalar(instead)).trim();
}

function firstOf(texts: readonly string[], find: (text: string) => string | null): string | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null && !found.includes('\n')) return found;
  }
  return null;
}
