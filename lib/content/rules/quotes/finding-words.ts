import { findNearMiss } from '#lib/content/quotes/near-miss';
import { requotedLine } from '#lib/content/quotes/quotation';
import type { Rule } from '#lib/content/rule';
import { itemFilesOf } from '#lib/content/source';

/** An item's finding occurs word for word in its title or its text. */
export const findingWords: Rule = {
  name: 'finding-words',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      const finding = item.textAt(['finding']);
      if (!finding) continue;
      const title = item.textAt(['title']) ?? '';
      if (title.includes(finding) || item.bodyText.includes(finding)) continue;
      const near = findNearMiss(title, finding) ?? findNearMiss(item.bodyText, finding);
      const place = item.valuePlace(['finding']);
      yield {
        place,
        reason: '标题和正文里都没有 finding 写的问题',
        found: finding,
        expected: '从标题或正文里一字不差地抄下来的话',
        fix: near === null ? undefined : requotedLine({ text: finding, file: item, place }, near),
      };
    }
  },
};
