import { itemQuotationProblem } from '#lib/content/quotes/item-quotation';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

/** Each figure's quotation occurs word for word in its item's text, without cutting a number. */
export const figureQuote: Rule = {
  name: 'figure-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.listIndexes(['figures'])) {
        const wrong = itemQuotationProblem(item, ['figures', index, 'quote']);
        if (wrong) yield wrong;
      }
    }
  },
};
