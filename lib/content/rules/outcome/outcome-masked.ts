import { toHalfWidth } from '#lib/content/language/half-width';
import type { Rule } from '#lib/content/rule';

/** Masking characters; letters are masks in Chinese names alone. */
const MASK = /[*某×○〇]/;
const MASK_IN_CHINESE = /[*某×XxＸ○〇]/;

/** Surnames of two characters. Of any other name, only one character may remain. */
const LONG_SURNAMES =
  /^(?:欧阳|上官|皇甫|司马|司徒|诸葛|东方|端木|令狐|慕容|尉迟|长孙|宇文|轩辕|夏侯|公孙|独孤|南宫|呼延|闻人)/;

/**
 * Names in an outcome are masked. 个人信息保护法 第二十五条: personal information is not made
 * public without its owner's separate consent.
 */
export const outcomeMasked: Rule = {
  name: 'outcome-masked',
  *check({ outcome }) {
    for (const index of outcome?.listIndexes(['opinions']) ?? []) {
      const from = outcome?.textAt(['opinions', index, 'from']);
      if (!outcome || !from || isMasked(from)) continue;
      const [surname = ''] = from.trim();
      yield {
        place: outcome.valuePlace(['opinions', index, 'from']),
        reason: '姓名没有隐去',
        found: from,
        expected: `只留姓，其余用 * 代替，例如 ${surname}**；不便写明的，删去这一行`,
      };
    }
  },
};

function isMasked(from: string): boolean {
  const name = toHalfWidth(from)
    .replace(/\([^)]*\)/g, '')
    .trim();
  const mask = /^\p{Script=Han}/u.test(name) ? MASK_IN_CHINESE : MASK;
  const left = name.match(/\p{L}/gu)?.filter((letter) => !mask.test(letter)) ?? [];
  return mask.test(name) && left.length <= (LONG_SURNAMES.test(name) ? 2 : 1);
}
