import { toHalfWidth } from '#lib/content/language/half-width';
import {
  addressesIn,
  isDeadAddress,
  isProtocolRelative,
  schemeOf,
} from '#lib/content/markdown/link-addresses';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { replaceInLine } from '#lib/content/source';

const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Marks of sentences at the end of an address. */
const WIDE_END = /[，。；、：！？]+$/;

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
        } else if (isDeadAddress(url)) {
          const right = repaired(url);
          yield {
            place,
            reason: '这个地址打不开',
            found: raw,
            expected: '完整的地址，用英文标点，中间没有空格，例如 https://www.example.cn/a、tel:0412-5550100',
            fix: length > 0 && !isDeadAddress(right) ? replaceInLine(file, place, length, right) : undefined,
          };
        } else if (scheme?.startsWith('http') && WIDE_END.test(url)) {
          yield {
            place,
            severity: 'warning',
            reason: '地址末尾有中文标点，多半打不开',
            found: raw,
            expected: '标点写在圆括号外面',
            fix: length > 0 ? replaceInLine(file, place, length, url.replace(WIDE_END, '')) : undefined,
          };
        }
      }
    }
  },
};

/** The address with ASCII signs, both slashes and no blanks. */
function repaired(url: string): string {
  return toHalfWidth(url)
    .replace(WIDE_END, '')
    .replace(/\s/g, '')
    .replace(/^(https?):[\\/]*/i, '$1://')
    .replace(/^(https?:\/\/[^/?#]*)。/i, '$1.');
}
