import { misquoted } from '#lib/notice/quotation';
import type { Rule } from '#lib/notice/rule';
import { itemFilesOf } from '#lib/notice/source';

/** Each figure's quotation stands word for word in its item's text. */
export const figureQuote: Rule = {
  name: 'figure-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.entries(['figures'])) {
        const path = ['figures', index, 'quote'];
        const words = item.written(path);
        if (!words || item.bodyText.includes(words)) continue;
        yield misquoted({ words, place: item.valuePlace(path), start: 'quote: ' }, [item.bodyText]);
      }
    }
  },
};
