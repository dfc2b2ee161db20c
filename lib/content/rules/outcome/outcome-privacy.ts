import { privateDataIn } from '#lib/content/privacy/private-data-in-file';
import type { Rule } from '#lib/content/rule';

/**
 * An outcome contains no private data but the office's own contacts. 个人信息保护法 第二十五条: personal information is not
 * made public without its owner's separate consent.
 */
export const outcomePrivacy: Rule = {
  name: 'outcome-privacy',
  *check(source) {
    const { outcome } = source;
    if (!outcome) return;
    for (const { kind, place, words } of privateDataIn(source, outcome, true)) {
      yield {
        place,
        reason: `反馈情况里有不是本单位的${kind}，可能是反映人的`,
        found: words,
        expected: '删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
      };
    }
  },
};
