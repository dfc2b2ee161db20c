import { itemQuotationProblem } from '#lib/content/quotes/item-quotation';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

/** Each `done` quotation of an item occurs word for word in its text, without cutting a number. */
export const doneQuote: Rule = {
  name: 'done-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.listIndexes(['done'])) {
        const wrong = itemQuotationProblem(item, ['done', index]);
        if (wrong) yield wrong;
      }
    }
  },
};
