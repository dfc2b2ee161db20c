import type { Place } from '#lib/content/problem';
import { findNearMiss, findNearMissInDigits } from '#lib/content/quotes/near-miss';
import type { RuleProblem } from '#lib/content/rule';
import { lineOf, replaceInLine } from '#lib/content/source';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';
import { codePointName } from '#lib/model/text/control-characters';
import { EVERY_INVISIBLE } from '#lib/model/text/visible-characters';

/** A text in front matter that must occur in the notice's text as well. */
export interface Quotation {
  text: string;
  /** The file it is in. */
  file: { text: string };
  /** The place of its beginning, or of the quotation mark before it. */
  place: Place;
}

const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")/;
const BLOCK_MARK = /^[|>][+-]?\d?$/;

/**
 * Describes the problem of a quotation that occurs in none of `texts`, with a corrected line if a similar text is found.
 * @param wanted the text to look for, where the quotation writes it in another form.
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
    expected:
      same !== null
        ? howExactly(quotation.text, same)
        : `从正文里一字不差地抄下来的话${near === null ? '' : `；正文写的是“${near}”，请核对`}`,
    // A figure is not set by guessing which of the two is wrong.
    fix: same === null ? undefined : requotedLine(quotation, same),
  };
}

/** How a quotation has to be, where the same words stand in the text; names what nobody sees, if only that differs. */
function howExactly(quoted: string, written: string): string {
  const [here = '', there = ''] = [quoted, written].map((text) => text.replace(EVERY_INVISIBLE, ''));
  if (here !== there) return '与正文一字不差，标点和空格也一样';
  const named = written.replace(EVERY_INVISIBLE, (character) => `⟨${codePointName(character)}⟩`);
  return `与正文一字不差，看不见的字符也一样：${named}`;
}

/** Returns the author's line with another text quoted; undefined when one of the two is not on one line. */
export function requotedLine({ text, file, place }: Quotation, instead: string): string | undefined {
  if (instead.includes('\n')) return undefined;
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
