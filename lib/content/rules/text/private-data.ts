import { privateDataIn } from '#lib/content/privacy/private-data-in-file';
import type { Rule } from '#lib/content/rule';
import { sectionsOf } from '#lib/content/sections';
import { MAIL, PHONE } from '#lib/model/values';

/** What `contact.md` declares. */
const CONTACTS = new Set(['手机号码', '电子邮箱']);

/** The address of a link with which readers call or write. */
const CONTACT_LINK = /(?:\]\((?:tel|mailto):|<(?:tel:|mailto:)?)$/i;

/**
 * Warns of private data in a notice, beside the office's own contacts: it may be meant, but what is published is kept for
 * good. 政府信息公开条例 第十五条: what concerns personal privacy is not made public.
 */
export const privateData: Rule = {
  name: 'private-data',
  *check(source) {
    for (const { file } of sectionsOf(source)) {
      for (const { kind, place, words, before } of privateDataIn(source, file, false)) {
        const isDeclared = file === source.contact && place.line < file.bodyPlace.line;
        const isForReaders = file === source.contact || CONTACT_LINK.test(before);
        if (CONTACTS.has(kind) && (isDeclared || (isForReaders && isPlainContact(words)))) continue;
        yield {
          place,
          severity: 'warning',
          reason: `可能是个人的${kind}，公布以后收不回来`,
          found: words,
          expected: '删去，或者用 * 代替中间的几位；确实要公布的（例如单位的联系方式），可以保留',
        };
      }
    }
  },
};

/** Whether a number or a mailbox is written as a contact is: the rules of `contact.md` ask to declare it there. */
function isPlainContact(words: string): boolean {
  return PHONE.test(words) || MAIL.test(words);
}
