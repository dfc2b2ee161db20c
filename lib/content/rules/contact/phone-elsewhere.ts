import { bodyPassage } from '#lib/content/language/passages';
import { phonesIn } from '#lib/content/language/phones-in-text';
import type { Rule } from '#lib/content/rule';
import { sectionsOf } from '#lib/content/sections';
import { telAddress } from '#lib/model/contact/tel-address';

/** A mobile number: whose it is, is another rule's question. */
const MOBILE = /^1[3-9]\d{9}$/;

/** Warns of a telephone in the opening or a part that is none of those in `contact.md` or of the office: readers cannot tell which to call. */
export const phoneElsewhere: Rule = {
  name: 'phone-elsewhere',
  *check(source) {
    const { contact, office } = source;
    const listed = contact?.meta.phones?.map(({ number }) => number) ?? [];
    if (listed.length === 0) return;
    const known = new Set(
      [...listed, ...office.phones].map((phone) =>
        bare(telAddress(phone, office.areaCode).split(',')[0] ?? ''),
      ),
    );
    for (const { file } of sectionsOf(source)) {
      if (file === contact) continue;
      for (const { index, raw, number } of phonesIn(file.prose, office.areaCode)) {
        const written = bare(number ?? raw);
        if (MOBILE.test(written) || [...known].some((phone) => phone.endsWith(written))) continue;
        yield {
          place: bodyPassage(file).placeOf(index),
          severity: 'warning',
          reason: '这个电话号码不是 contact.md 里的，读者不知道打哪一个',
          found: raw,
          expected: `${listed.join('、')}；说的是另一部电话，可以保留`,
        };
      }
    }
  },
};

function bare(number: string): string {
  return number.replace(/\D/g, '');
}
