import { type Passage, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

const CHINESE = '一二三四五六七八九';
const COUNT = /(?<![第\d.一二三四五六七八九十又再每])([一二三四五六七八九]|[1-9])([次场期])(?!性)/g;

interface Use {
  passage: Passage;
  index: number;
  words: string;
}

/** Warns when a notice writes the same count both ways: `一次` and `1次`. One report for each, where it is first met. */
export const mixedNumerals: Rule = {
  name: 'mixed-numerals',
  *check(source) {
    const counts = new Map<string, { chinese: Use[]; digits: Use[] }>();
    for (const passage of passagesOf(source)) {
      for (const match of passage.text.matchAll(COUNT)) {
        const [words, numeral = '', unit = ''] = match;
        const value = CHINESE.indexOf(numeral) + 1 || Number(numeral);
        const uses = counts.get(`${value}${unit}`) ?? { chinese: [], digits: [] };
        uses[CHINESE.includes(numeral) ? 'chinese' : 'digits'].push({ passage, index: match.index, words });
        counts.set(`${value}${unit}`, uses);
      }
    }
    for (const { chinese, digits } of counts.values()) {
      const [rarer, usual] = digits.length < chinese.length ? [digits, chinese] : [chinese, digits];
      const first = rarer[0];
      if (!first || !usual[0]) continue;
      yield {
        place: first.passage.placeOf(first.index),
        severity: 'warning',
        reason: '同一个数有的用汉字，有的用数字',
        found: `“${first.words}”${rarer.length}处，“${usual[0].words}”${usual.length}处`,
        expected: '同一种写法',
      };
    }
  },
};
