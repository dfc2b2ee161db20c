import type { Rule } from '#lib/content/rule';
import { itemFilesOf, lineOf } from '#lib/content/source';

/** Warns of `done` and `figures` without a `finding` or a `state`: the overview leaves them out. */
export const findingMissing: Rule = {
  name: 'finding-missing',
  *check({ folders }) {
    for (const item of folders.flatMap(itemFilesOf)) {
      const key = ['done', 'figures'].find((name) => item.listIndexes([name]).length > 0);
      if (key === undefined || item.hasKey(['finding']) || item.hasKey(['state'])) continue;
      const place = item.keyPlace([key]);
      yield {
        place,
        severity: 'warning',
        reason: `写了 ${key}，没有写 finding，不会出现在“整改一览”里`,
        found: lineOf(item, place.line).trim(),
        expected: '写一行 finding，从标题或正文里抄下所回应的问题；没有回应的问题，可以不管',
      };
    }
  },
};
