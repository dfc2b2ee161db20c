import { cutNumber } from '#lib/notice/cut-quotation';
import { misquoted } from '#lib/notice/quotation';
import type { Rule } from '#lib/notice/rule';
import { itemFilesOf } from '#lib/notice/source';

/** What an item quotes as done stands word for word in its text, and cuts no number of it. */
export const doneQuote: Rule = {
  name: 'done-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.entries(['done'])) {
        const path = ['done', index];
        const words = item.written(path);
        // One over several lines is refused by the schema, with the same words in one line.
        if (!words || words.includes('\n')) continue;
        const quotation = { words, file: item, place: item.valuePlace(path) };
        const wrong = item.bodyText.includes(words)
          ? cutNumber(quotation, [item.bodyText])
          : misquoted(quotation, [item.bodyText]);
        if (wrong) yield wrong;
      }
    }
  },
};
