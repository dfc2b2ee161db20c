import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

/** Warns of a quotation that occurs twice in one list of an item: likely a line that was copied and not changed. */
export const doubledQuote: Rule = {
  name: 'doubled-quote',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      const deeds = item.listIndexes(['done']).map((index) => ['done', index]);
      const figures = item.listIndexes(['figures']).map((index) => ['figures', index, 'quote']);
      for (const paths of [deeds, figures]) {
        const lines = new Map<string, number>();
        for (const path of paths) {
          const words = item.textAt(path)?.trim();
          if (!words) continue;
          const place = item.valuePlace(path);
          const line = lines.get(words);
          lines.set(words, line ?? place.line);
          if (line === undefined) continue;
          yield {
            place,
            severity: 'warning',
            reason: '同一句引文在这一条里写了两遍',
            found: words,
            expected: `每句只写一遍，第${line}行已经写过，改成另一句，或者删去`,
          };
        }
      }
    }
  },
};
