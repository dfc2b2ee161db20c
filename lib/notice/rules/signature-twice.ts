import type { Rule } from '#lib/notice/rule';
import { signaturesIn } from '#lib/notice/signature-lines';

/** Warns of a signature in a text beside that of `notice.md`: the page shows both. */
export const signatureTwice: Rule = {
  name: 'signature-twice',
  *check(source) {
    if (!source.notice?.has(['signature'])) return;
    for (const { passage, name, date } of signaturesIn(source)) {
      const first = name ?? date;
      yield {
        place: passage.placeOf(first.index),
        severity: 'warning',
        reason: '正文里又写了落款，页面上会出现两次',
        found: name ? `${name.words} ${date.words}` : date.words,
        expected: '落款只写在 notice.md 的 signature 里',
      };
    }
  },
};
