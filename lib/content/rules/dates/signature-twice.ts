import { signaturesIn } from '#lib/content/language/signature-lines';
import type { Rule } from '#lib/content/rule';

/** Warns of the signature of `notice.md` in the text as well: the page would show both. */
export const signatureTwice: Rule = {
  name: 'signature-twice',
  *check(source) {
    const { name: ownName, date: ownDate } = source.notice?.meta.signature ?? {};
    for (const { passage, name, date, day } of signaturesIn(source)) {
      if (day !== ownDate || (name && name.raw !== ownName)) continue;
      const first = name ?? date;
      yield {
        place: passage.placeOf(first.index),
        severity: 'warning',
        reason: '正文里又写了落款，页面上会出现两次',
        found: name ? `${name.raw} ${date.raw}` : date.raw,
        expected: '落款只写在 notice.md 的 signature 里',
      };
    }
  },
};
