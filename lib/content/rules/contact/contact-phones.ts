import { bodyPassage } from '#lib/content/language/passages';
import { phonesIn } from '#lib/content/language/phones-in-text';
import type { Rule } from '#lib/content/rule';
import { suggestPhone } from '#lib/content/schema/suggestion';
import type { KeyPath } from '#lib/content/source';
import { PHONE } from '#lib/model/values';

/** The telephone numbers that `contact.md` lists and those in its text are the same, however the text sets them. */
export const contactPhones: Rule = {
  name: 'contact-phones',
  *check({ contact }) {
    if (!contact?.hasValidYaml) return;
    const { placeOf } = bodyPassage(contact);
    const isList = contact.textAt(['phones']) === null;
    const listed = contact.listIndexes(['phones']).map((index) => {
      const entry: KeyPath = ['phones', index];
      const words = contact.textAt([...entry, 'number']) ?? contact.textAt(entry) ?? '';
      return { index, words, number: PHONE.test(words) ? words : suggestPhone(words) };
    });
    const inText = phonesIn(contact.prose);
    /** A number without any area code before it is the one of the list that ends with it. */
    const meantBy = (words: string) =>
      listed.find(({ number }) => number?.endsWith(`-${words}`))?.number ?? null;
    for (const { index, words, number } of listed) {
      const present =
        contact.bodyText.includes(words) ||
        inText.some((phone) => (phone.number ?? meantBy(phone.raw)) === number);
      if (words === '' || number !== words || present) continue;
      yield {
        place: contact.valuePlace(['phones', index, 'number']),
        reason: '正文里没有这个电话号码',
        found: words,
        expected: '与正文里的号码一致；正文不写的号码就删去',
      };
    }
    for (const { index, raw, number } of inText) {
      const place = placeOf(index);
      if (number === null) {
        const right = meantBy(raw);
        yield {
          place,
          reason: '正文里的电话号码写法不对',
          found: raw,
          expected:
            right === null
              ? '区号、连字符和号码，用半角数字，例如 0412-7333360'
              : `区号、连字符和号码，用半角数字，很可能是 ${right}，请核对`,
        };
      } else if (isList && !listed.some((phone) => phone.number === number)) {
        yield {
          place,
          reason: '正文里的电话号码没有写进 phones',
          found: raw,
          expected: `在 phones 下写一项 - number: ${number}；号码写错了，就改正正文`,
        };
      }
    }
  },
};
