import { bodyPassage } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';
import { suggestMail } from '#lib/content/schema/suggestion';
import { replaceInLine } from '#lib/content/source';
import { MAIL } from '#lib/model/values';

const MAIL_LIKE =
  /[A-Za-z0-9０-９Ａ-Ｚａ-ｚ._%+-]{1,64}[ \t]?[@＠][ \t]?[A-Za-z0-9０-９Ａ-Ｚａ-ｚ-]+(?:[ \t]?[.．。][ \t]?[A-Za-z0-9Ａ-Ｚａ-ｚ-]+)+/g;

/** The mailboxes that `contact.md` lists and those in its text are the same, and well written. */
export const contactMails: Rule = {
  name: 'contact-mails',
  *check({ contact }) {
    if (!contact?.hasValidYaml) return;
    const { placeOf } = bodyPassage(contact);
    const inText = [...contact.prose.matchAll(MAIL_LIKE)].map((match) => ({
      index: match.index,
      words: match[0],
      mail: MAIL.test(match[0]) ? match[0] : suggestMail(match[0]),
    }));
    const isList = contact.textAt(['mails']) === null;
    const listed = contact.listIndexes(['mails']).map((index) => {
      const words = contact.textAt(['mails', index]) ?? '';
      return { index, words, mail: MAIL.test(words) ? words : suggestMail(words) };
    });
    for (const { index, words, mail } of listed) {
      if (mail !== words || words === '' || inText.some((found) => found.mail === mail)) continue;
      yield {
        place: contact.valuePlace(['mails', index]),
        reason: '正文里没有这个电子邮箱',
        found: words,
        expected: '与正文里的邮箱一致；正文不写的邮箱就删去',
      };
    }
    for (const { index, words, mail } of inText) {
      const place = placeOf(index);
      if (mail !== words) {
        yield {
          place,
          reason: '正文里的电子邮箱写法不对',
          found: words,
          expected: '用半角字母、数字和符号，中间没有空格，例如 name@example.cn',
          fix: mail === null ? undefined : replaceInLine(contact, place, words.length, mail),
        };
      } else if (isList && !listed.some((found) => found.mail === mail)) {
        yield {
          place,
          reason: '正文里的电子邮箱没有写进 mails',
          found: words,
          expected: `在 mails 下写一项 - ${words}；邮箱写错了，就改正正文`,
        };
      }
    }
  },
};
