import type { Nodes } from 'mdast';
import { normalizeDigits } from '#lib/content/language/half-width';
import { phonesIn } from '#lib/content/language/phones-in-text';
import { isShortPhone, shortPhonesIn } from '#lib/content/language/short-phones';
import { type Replacement, replaceText, textNode } from '#lib/content/markdown/replace-text';
import { telAddress } from '#lib/model/contact/tel-address';

/** Telephone numbers and e-mail addresses that become links where a text contains them. */
export interface ContactPoints {
  phones: readonly string[];
  mails: readonly string[];
  /** The area code of the site, for numbers that have none; absent where `site.yaml` gives none. */
  areaCode?: string | undefined;
}

/**
 * Turns the telephone numbers and e-mail addresses in `tree` into links, in place. Text inside a link stays. A number
 * matches in any form, such as with its area code in brackets.
 */
export function linkContactPoints(tree: Nodes, reach: ContactPoints): void {
  if (reach.phones.length + reach.mails.length === 0) return;
  // Three digits are mostly no telephone: they have a pattern of their own, and take part in no other.
  const long = { ...reach, phones: reach.phones.filter((phone) => !isShortPhone(phone)) };
  const wanted = wholeWords(long);
  const links = (text: string) => [...linksIn(text, long, wanted), ...shortLinksIn(text, reach.phones)];
  replaceText(tree, (text) => links(text).sort((a, b) => a.start - b.start), 'link');
}

/** The links for the numbers and mailboxes in `text`, none over another. */
function linksIn(text: string, { phones, mails, areaCode }: ContactPoints, wanted: RegExp): Replacement[] {
  const isThere = (words: string) => text.includes(words);
  // Most texts have none: the pattern looks back at every character.
  const matches = phones.some(isThere) || mails.some(isThere) ? text.matchAll(wanted) : [];
  const verbatim = Array.from(matches, ({ 0: words, index }) =>
    linkOver(index, words, phones.includes(words) ? telAddress(words, areaCode) : `mailto:${words}`),
  );
  const written = phonesIn(text, areaCode);
  if (written.length === 0) return verbatim;
  const listed = new Set(phones.map((phone) => telAddress(phone, areaCode)));
  const otherForms = written
    .flatMap(({ index, raw, number, extended }) => {
      const forms = [...(extended ? [extended] : []), ...(number === null ? [] : [{ raw, number }])];
      const form = forms.find((candidate) => listed.has(telAddress(candidate.number, areaCode)));
      return form ? [linkOver(index, form.raw, telAddress(form.number, areaCode))] : [];
    })
    .filter(({ start, end }) => verbatim.every((other) => end <= other.start || start >= other.end));
  return [...verbatim, ...otherForms];
}

/** The links for those of the numbers that have three digits. */
function shortLinksIn(text: string, phones: readonly string[]): Replacement[] {
  return shortPhonesIn(text, phones).map(({ index, raw }) =>
    linkOver(index, raw, telAddress(normalizeDigits(raw))),
  );
}

function linkOver(start: number, words: string, url: string): Replacement {
  return { start, end: start + words.length, node: { type: 'link', url, children: [textNode(words)] } };
}

/** Matches a number or mailbox that is not part of a longer one; the longest where several begin. */
function wholeWords({ phones, mails }: ContactPoints): RegExp {
  const phone = `(?<![A-Za-z\\d]|\\d[-.])(?:${anyOf(phones)})(?![A-Za-z\\d@]|[-.]\\d)`;
  const mail = `(?<![A-Za-z\\d._%+-])(?:${anyOf(mails)})(?![A-Za-z\\d-]|\\.[A-Za-z\\d])`;
  return new RegExp([phones.length > 0 && phone, mails.length > 0 && mail].filter(Boolean).join('|'), 'g');
}

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
