import { halfWidth } from '#lib/notice/half-width';
import type { Rule } from '#lib/notice/rule';

/** Signs that stand for characters left out of a name. */
const MASK = /[*某×XxＸ○〇]/;

/** Most characters of a name that may be left: a surname has two at most. */
const LEFT = 2;

/**
 * Whoever is named in an outcome is named by a masked name. 个人信息保护法 第二十五条: personal information is not made
 * public without its owner's separate consent.
 */
export const outcomeMasked: Rule = {
  name: 'outcome-masked',
  *check({ outcome }) {
    for (const index of outcome?.entries(['opinions']) ?? []) {
      const from = outcome?.written(['opinions', index, 'from']);
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
  const name = halfWidth(from).replace(/\([^)]*\)/g, '');
  const left = name.match(/\p{L}/gu) ?? [];
  return MASK.test(name) && left.filter((letter) => !MASK.test(letter)).length <= LEFT;
}
