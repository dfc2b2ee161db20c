import type { Rule } from '#lib/content/rule';

/** Warns of a notice that accepts feedback but has no contact details. */
export const contactMissing: Rule = {
  name: 'contact-missing',
  *check({ notice, paths, directory }) {
    if (!notice?.hasKey(['window']) || paths.some(isContact)) return;
    yield {
      place: notice.keyPlace(['window']),
      severity: 'warning',
      reason: '有公示期，却没有联系方式，读者只能在网上反映意见',
      expected: `在 ${directory}/contact.md 里写电话、接听时间和邮箱`,
    };
  },
};

/** `contact.md`, or a text beside `notice.md` whose name is wrong, which is reported already. */
function isContact(path: string): boolean {
  return path !== 'notice.md' && /^(?:contact[^/]*|[^/]*\.md)$/i.test(path);
}
