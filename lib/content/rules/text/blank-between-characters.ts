import { joinDistinct, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

const BLANK =
  /[\p{Script=Han}、，。；：！？”’）》]{1,6}[ \t\u00a0\u3000]+(?=(?<next>[\p{Script=Han}“‘（《、，。；：！？]{1,6}))/gu;

/** Warns of blanks between Chinese characters, which are written without. One report a text. */
export const blankBetweenCharacters: Rule = {
  name: 'blank-between-characters',
  *check(source) {
    for (const { text, placeOf } of passagesOf(source)) {
      if (!/[ \t\u00a0\u3000]/.test(text)) continue;
      const [first, ...rest] = text.matchAll(BLANK);
      if (!first) continue;
      const words = [first, ...rest].map((match) => match[0] + (match.groups?.next ?? ''));
      yield {
        place: placeOf(first.index + first[0].trimEnd().length),
        severity: 'warning',
        reason: '汉字之间有空格',
        found: joinDistinct(words),
        expected: '汉字之间不空格；有意空开的可以保留',
      };
    }
  },
};
