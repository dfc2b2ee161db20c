import { findNearMiss } from '#lib/content/quotes/near-miss';
import { requotedLine } from '#lib/content/quotes/quotation';
import type { Rule } from '#lib/content/rule';

/** The hours of each telephone stand word for word in the text of `contact.md`. */
export const contactHours: Rule = {
  name: 'contact-hours',
  *check({ contact }) {
    for (const index of contact?.hasValidYaml ? contact.listIndexes(['phones']) : []) {
      const hours = contact?.textAt(['phones', index, 'hours']);
      if (!contact || !hours || contact.bodyText.includes(hours)) continue;
      const near = findNearMiss(contact.bodyText, hours);
      const place = contact.valuePlace(['phones', index, 'hours']);
      yield {
        place,
        reason: '正文里没有写这个接听时间，或者写法不同',
        found: hours,
        expected: '与正文一字不差，标点和空格也一样',
        fix: near === null ? undefined : requotedLine({ text: hours, file: contact, place }, near),
      };
    }
  },
};
