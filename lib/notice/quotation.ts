import { nearMiss, nearMissInDigits } from '#lib/notice/near-miss';
import type { Place } from '#lib/notice/problem';
import type { RuleFinding } from '#lib/notice/rule';

/** Words of the front matter that should stand in the text as well. */
export interface Quotation {
  words: string;
  place: Place;
  /** What stands before the words in their line, such as `quote: `. */
  start: string;
}

/** What is wrong with a quotation that stands in none of `texts`, with the line as it was probably meant. */
export function misquoted({ words, place, start }: Quotation, texts: readonly string[]): RuleFinding {
  const same = firstOf(texts, (text) => nearMiss(text, words));
  const near = same ?? firstOf(texts, (text) => nearMissInDigits(text, words));
  return {
    place,
    reason: '正文里没有这句引文',
    found: words,
    expected: same === null ? '从正文里一字不差地抄下来的话' : '与正文一字不差，标点和空格也一样',
    fix: near === null ? undefined : start + near,
  };
}

function firstOf(texts: readonly string[], find: (text: string) => string | null): string | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null && !found.includes('\n')) return found;
  }
  return null;
}
