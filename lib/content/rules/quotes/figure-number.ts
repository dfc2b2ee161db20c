import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

const NUMERAL = /[\d０-９〇零一二三四五六七八九十百千万亿两双半]/;

/** Warns of a figure whose quotation contains no number: it belongs in `done`. */
export const figureNumber: Rule = {
  name: 'figure-number',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      for (const index of item.listIndexes(['figures'])) {
        const path = ['figures', index, 'quote'];
        const words = item.textAt(path)?.trim();
        if (!words || NUMERAL.test(words)) continue;
        yield {
          place: item.valuePlace(path),
          severity: 'warning',
          reason: 'figures 的引文里没有数字',
          found: words,
          expected: '写着数字的话；没有数字的，写在 done 里',
        };
      }
    }
  },
};
