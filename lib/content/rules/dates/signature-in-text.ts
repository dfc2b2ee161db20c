import { type SignatureLines, signaturesIn, signersIn } from '#lib/content/language/signature-lines';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { replaceInLine } from '#lib/content/source';
import { chineseDay, isDay } from '#lib/model/date';

/** A signature in the text is the same as in `notice.md`. */
export const signatureInText: Rule = {
  name: 'signature-in-text',
  *check(source) {
    const { notice } = source;
    if (!notice?.hasKey(['signature'])) return;
    const signers = signersIn(notice);
    const date = notice.textAt(['signature', 'date']);
    for (const signature of signaturesIn(source)) {
      // The last lines are the surest: what stands before a signature may be no name at all.
      for (const [back, line] of signature.names.toReversed().entries()) {
        const signer = signers.at(-1 - back);
        if (signer && line.raw !== signer) {
          const key = signers.length > 1 ? 'names' : 'name';
          yield difference(signature, line, { what: '名称', right: signer, key });
        }
      }
      if (date && isDay(date) && signature.day !== date) {
        yield difference(signature, signature.date, { what: '日期', right: chineseDay(date), key: 'date' });
      }
    }
  },
};

function difference(
  { passage }: SignatureLines,
  { index, raw }: SignatureLines['date'],
  { what, right, key }: { what: string; right: string; key: 'name' | 'names' | 'date' },
): RuleProblem {
  const place = passage.placeOf(index);
  return {
    place,
    reason: `正文落款的${what}与 notice.md 的 signature.${key} 不一致`,
    found: raw,
    expected: `${right}；如果正文是对的，就改正 signature.${key}`,
    // A date is not set by guessing which of the two is wrong.
    fix: key !== 'date' ? replaceInLine(passage.file, place, raw.length, right) : undefined,
  };
}
