import { itemQuotationProblem } from '#lib/content/quotes/item-quotation';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

/** What an item quotes as done stands word for word in its text, and cuts no number of it. */
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
