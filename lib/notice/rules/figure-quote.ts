import { wrongQuotation } from '#lib/notice/item-quotation';
import type { Rule } from '#lib/notice/rule';
import { itemFilesOf } from '#lib/notice/source';

/** Each figure's quotation stands word for word in its item's text, and cuts no number of it. */
export const figureQuote: Rule = {
  name: 'figure-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.entries(['figures'])) {
        const wrong = wrongQuotation(item, ['figures', index, 'quote']);
        if (wrong) yield wrong;
      }
    }
  },
};
