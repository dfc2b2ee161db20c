import { joinDistinct, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

interface QuotationMark {
  index: number;
  words: string;
}

/** Warns of quotation marks inside others of the same kind (GB/T 15834: the inner ones are single). One report a text. */
export const nestedQuotes: Rule = {
  name: 'nested-quotes',
  *check(source) {
    for (const { text, placeOf } of passagesOf(source)) {
      if (!text.includes('“')) continue;
      const quotes = innerQuotes(text);
      if (!quotes[0]) continue;
      yield {
        place: placeOf(quotes[0].index),
        severity: 'warning',
        reason: '双引号里面又用了双引号',
        found: joinDistinct(quotes.map(({ words }) => words)),
        expected: joinDistinct(quotes.map(({ words }) => `‘${words.slice(1, -1)}’`)),
      };
    }
  },
};

/** The outermost quotations that stand inside another, within one paragraph. */
function innerQuotes(text: string): QuotationMark[] {
  const quotes: QuotationMark[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/[“”]|\n[\s\0]*\n/g)) {
    if (match[0] === '“') open.push(match.index);
    else if (match[0] === '”') {
      const start = open.pop();
      if (start !== undefined && open.length === 1) {
        quotes.push({ index: start, words: text.slice(start, match.index + 1) });
      }
    } else open.length = 0;
  }
  return quotes;
}
