import { normalizeDigits, toHalfWidth } from '#lib/content/language/half-width';
import type { Rule } from '#lib/content/rule';
import { type NoticeSource, placeAt } from '#lib/content/source';

/** A mobile number, however it is set; an identity number (GB 11643-1999); a mailbox. */
const PRIVATE = [
  { what: '手机号码', pattern: /(?<!\d[- ]?)1[3-9]\d(?:[- ]?\d{4}){2}(?![- ]?\d)/g },
  {
    what: '身份证号码',
    pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g,
  },
  { what: '电子邮箱', pattern: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
] as const;

/**
 * An outcome contains no telephone number, identity number or e-mail address but the office's own. 个人信息保护法 第二十五条: personal information is
 * not made public without its owner's separate consent.
 */
export const outcomePrivacy: Rule = {
  name: 'outcome-privacy',
  *check(source) {
    const { outcome } = source;
    if (!outcome) return;
    // The whole file, front matter and addresses of links too: all of it comes onto the page.
    const text = normalizeDigits(outcome.text);
    const own = ownIn(source);
    for (const { what, pattern } of PRIVATE) {
      for (const { 0: words, index } of text.matchAll(pattern)) {
        if (own.has(plain(words))) continue;
        yield {
          place: placeAt(outcome.file, outcome.text, index),
          reason: `反馈情况里有不是本单位的${what}，可能是反映人的`,
          found: outcome.text.slice(index, index + words.length),
          expected: '删去；本单位的号码和邮箱，先写进 contact.md 或者 site.yaml',
        };
      }
    }
  },
};

/** The numbers and mailboxes of the office, as they are compared. */
function ownIn({ contact, office }: NoticeSource): Set<string> {
  const phones = contact?.meta.phones?.map(({ number }) => number) ?? [];
  return new Set([...phones, ...(contact?.meta.mails ?? []), ...office.phones, ...office.mails].map(plain));
}

function plain(words: string): string {
  return toHalfWidth(words).replace(/[- ]/g, '').toLowerCase();
}
