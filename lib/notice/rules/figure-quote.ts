import { nearMiss, nearMissInDigits } from '#lib/notice/near-miss';
import type { Rule } from '#lib/notice/rule';
import { itemFilesOf } from '#lib/notice/source';

/** Each figure's quotation stands word for word in its item's text. */
export const figureQuote: Rule = {
  name: 'figure-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.entries(['figures'])) {
        const quote = item.written(['figures', index, 'quote']);
        if (!quote || item.bodyText.includes(quote)) continue;
        const same = nearMiss(item.bodyText, quote);
        const near = same ?? nearMissInDigits(item.bodyText, quote);
        yield {
          place: item.valuePlace(['figures', index, 'quote']),
          reason: '正文里没有这句引文',
          found: quote,
          expected: same === null ? '从正文里一字不差地抄下来的话' : '与正文一字不差，标点和空格也一样',
          fix: near === null || near.includes('\n') ? undefined : `quote: ${near}`,
        };
      }
    }
  },
};
