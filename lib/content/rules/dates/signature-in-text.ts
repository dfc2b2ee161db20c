import { type SignatureLines, signaturesIn } from '#lib/content/language/signature-lines';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { replaceInLine } from '#lib/content/source';
import { chineseDay, isDay } from '#lib/model/date';

/** A signature in the text is the same as in `notice.md`. */
export const signatureInText: Rule = {
  name: 'signature-in-text',
  *check(source) {
    const { notice } = source;
    if (!notice?.hasKey(['signature'])) return;
    const name = notice.textAt(['signature', 'name']);
    const date = notice.textAt(['signature', 'date']);
    for (const signature of signaturesIn(source)) {
      if (name && signature.name && signature.name.raw !== name) {
        yield difference(signature, signature.name, '名称', name, 'name');
      }
      if (date && isDay(date) && signature.day !== date) {
        yield difference(signature, signature.date, '日期', chineseDay(date), 'date');
      }
    }
  },
};

function difference(
  { passage }: SignatureLines,
  { index, raw }: SignatureLines['date'],
  what: string,
  right: string,
  key: 'name' | 'date',
): RuleProblem {
  const place = passage.placeOf(index);
  return {
    place,
    reason: `正文落款的${what}与 notice.md 的 signature.${key} 不一致`,
    found: raw,
    expected: `${right}；如果正文是对的，就改正 signature.${key}`,
    // A date is not set by guessing which of the two is wrong.
    fix: key === 'name' ? replaceInLine(passage.file, place, raw.length, right) : undefined,
  };
}
