import { addressesIn, isProtocolRelative, schemeOf } from '#lib/content/markdown/link-addresses';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { replaceInLine } from '#lib/content/source';

const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Addresses lead to web pages, mailboxes and telephones: nothing that a browser would run or open from a disk. */
export const linkScheme: Rule = {
  name: 'link-scheme',
  *check(source) {
    for (const file of filesOf(source)) {
      for (const { url, raw, place, length } of addressesIn(file)) {
        const scheme = schemeOf(url);
        if (isProtocolRelative(url)) {
          const fix =
            length > 0 && url.startsWith('//') ? replaceInLine(file, place, 0, 'https:') : undefined;
          yield {
            place,
            reason: '地址缺少 https:',
            found: raw,
            expected: '以 https:// 开头的完整地址',
            fix,
          };
        } else if (scheme !== null && !SCHEMES.includes(scheme)) {
          yield {
            place,
            reason: '这种地址不安全，或者别人打不开',
            found: raw,
            expected: '以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
          };
        }
      }
    }
  },
};
