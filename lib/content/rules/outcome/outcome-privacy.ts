import { privateDataIn } from '#lib/content/privacy/private-data-in-file';
import type { Rule } from '#lib/content/rule';

/** What to do about private data that is hardly anybody else's; a contact of the office is declared to be its own. */
const ADVICE: Record<string, string> = {
  手机号码: '删去，或者用 * 代替中间的几位；是本单位的，先写进 contact.md 或者 site.yaml',
  电子邮箱: '删去；是本单位的，先写进 contact.md 或者 site.yaml；是其他单位的，写单位的名称和电话',
  家庭住址: '不写楼号和门牌，只写到小区、街道或者村',
  '微信或者 QQ 号': '删去',
};
const MASKED = '删去，或者用 * 代替中间的几位';

/** What to do about what may be another body's. */
const ADVICE_WHERE_UNSURE: Record<string, string> = {
  家庭住址: '是反映人的，不写楼号和门牌；是单位的地址或者办理的地点，可以保留',
};
const KEPT = '是反映人的，删去；是其他单位对外公布的，可以保留';

/**
 * An outcome contains no private data. 个人信息保护法 第二十五条: personal information is not made public without its owner's
 * separate consent. What may be the telephone or the address of another body is a warning.
 */
export const outcomePrivacy: Rule = {
  name: 'outcome-privacy',
  *check(source) {
    const { outcome } = source;
    if (!outcome) return;
    for (const { kind, place, words, isSurelyPersonal } of privateDataIn(source, outcome, true)) {
      yield isSurelyPersonal
        ? {
            place,
            reason: `反馈情况里有${kind}，可能是反映人的`,
            found: words,
            expected: ADVICE[kind] ?? MASKED,
          }
        : {
            place,
            severity: 'warning',
            reason: `反馈情况里可能有反映人的${kind}`,
            found: words,
            expected: ADVICE_WHERE_UNSURE[kind] ?? KEPT,
          };
    }
  },
};
