import { bodyPassage } from '#lib/content/language/passages';
import { phonesIn, type WrittenPhone } from '#lib/content/language/phones-in-text';
import { isShortPhone, shortPhonesIn } from '#lib/content/language/short-phones';
import type { Rule } from '#lib/content/rule';
import { suggestPhone } from '#lib/content/schema/suggestion';
import type { KeyPath } from '#lib/content/source';
import { telAddress } from '#lib/model/contact/tel-address';
import { LOCAL_PHONE, PHONE } from '#lib/model/values';

/** The telephone numbers that `contact.md` lists and those in its text are the same, however the text sets them. */
export const contactPhones: Rule = {
  name: 'contact-phones',
  *check({ contact, office: { areaCode } }) {
    if (!contact?.hasValidYaml) return;
    const { placeOf } = bodyPassage(contact);
    const isList = contact.textAt(['phones']) === null;
    const listed = contact.listIndexes(['phones']).map((index) => {
      const entry: KeyPath = ['phones', index];
      const words = contact.textAt([...entry, 'number']) ?? contact.textAt(entry) ?? '';
      const isNumber = PHONE.test(words) || LOCAL_PHONE.test(words);
      const number = isNumber ? words : suggestPhone(words);
      return { index, words, number, dialled: number === null ? null : telAddress(number, areaCode) };
    });
    const inText = phonesIn(contact.prose, areaCode);
    const dialledIn = ({ number, extended }: WrittenPhone) =>
      [number, extended?.number ?? null].flatMap((form) =>
        form === null ? [] : [telAddress(form, areaCode)],
      );
    /** A number without any area code before it is the one of the list that ends with it. */
    const meantBy = (words: string) =>
      listed.find(({ number }) => number === words || number?.endsWith(`-${words}`))?.number ?? null;
    for (const { index, words, number, dialled } of listed) {
      const present =
        (isShortPhone(words)
          ? shortPhonesIn(contact.bodyText, [words]).length > 0
          : contact.bodyText.includes(words)) ||
        inText.some(
          (phone) => meantBy(phone.raw) === number || dialledIn(phone).some((tel) => tel === dialled),
        );
      if (words === '' || number !== words || present) continue;
      yield {
        place: contact.valuePlace(['phones', index, 'number']),
        reason: '正文里没有这个电话号码',
        found: words,
        expected: '与正文里的号码一致；正文不写的号码就删去',
      };
    }
    for (const phone of inText) {
      const { index, raw, number } = phone;
      const place = placeOf(index);
      if (number === null) {
        const right = meantBy(raw);
        // As it is listed: that it has no area code is another rule's to say.
        if (right === raw) continue;
        yield {
          place,
          reason: '正文里的电话号码写法不对',
          found: raw,
          expected:
            right === null
              ? '区号、连字符和号码，用半角数字，例如 0412-7333360'
              : `区号、连字符和号码，用半角数字，很可能是 ${right}，请核对`,
        };
      } else if (isList && !listed.some(({ dialled }) => dialledIn(phone).some((tel) => tel === dialled))) {
        yield {
          place,
          reason: '正文里的电话号码没有写进 phones',
          found: phone.extended?.raw ?? raw,
          expected: `在 phones 下写一项 - number: ${phone.extended?.number ?? number}；号码写错了，就改正正文`,
        };
      }
    }
  },
};
