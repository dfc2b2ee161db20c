import { signaturesIn, signersIn } from '#lib/content/language/signature-lines';
import type { Rule } from '#lib/content/rule';

/** Warns of the signature of `notice.md` in the text as well: the page would show both. */
export const signatureTwice: Rule = {
  name: 'signature-twice',
  *check(source) {
    if (!source.notice) return;
    const own = signersIn(source.notice);
    const ownDate = source.notice.meta.signature?.date;
    for (const { passage, names, date, day } of signaturesIn(source)) {
      const written = names.map(({ raw }) => raw);
      const isOwn =
        own.length === 0 || written.every((name, index) => name === own.at(index - written.length));
      if (day !== ownDate || !isOwn) continue;
      const lines = own.length === 0 ? [date] : [...names, date];
      const [first = date] = lines;
      yield {
        place: passage.placeOf(first.index),
        severity: 'warning',
        reason: '正文里又写了落款，页面上会出现两次',
        found: lines.map(({ raw }) => raw).join(' '),
        expected: '落款只写在 notice.md 的 signature 里',
      };
    }
  },
};
