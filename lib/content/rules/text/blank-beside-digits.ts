import { joinDistinct, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

const BLANK = /\p{Script=Han}[ \u00a0\u3000]+\d+|\d+[ \u00a0\u3000]+\p{Script=Han}/gu;

/** Warns of blanks between digits and Chinese characters, often copied from a PDF. One report a text. */
export const blankBesideDigits: Rule = {
  name: 'blank-beside-digits',
  *check(source) {
    for (const { text, placeOf } of passagesOf(source)) {
      if (!/[ \t\u00a0\u3000]/.test(text)) continue;
      const [first, ...rest] = text.matchAll(BLANK);
      if (!first) continue;
      yield {
        place: placeOf(first.index + first[0].search(/[ \u00a0\u3000]/)),
        severity: 'warning',
        reason: '数字旁边有空格',
        found: joinDistinct([first, ...rest].map((match) => match[0])),
        expected: '数字与汉字之间不空格，页面会自己留出间隔',
      };
    }
  },
};
