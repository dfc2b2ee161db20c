import { namedAttachments } from '#lib/content/attachments/named';
import { toHalfWidth } from '#lib/content/language/half-width';
import type { Rule } from '#lib/content/rule';
import { sectionsOf } from '#lib/content/sections';
import { placeAt } from '#lib/content/source';

/** A number of an attachment in a text; none behind another document's name, whose attachment it is. */
const SAID =
  /(?<![》文令号函的])附件[ \t]?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９年月日个份张件页条项])/g;
const CHINESE_NUMBERS = '〇一二三四五六七八九十';

/** Each attachment that the text names by its number is there. A warning: the text may speak of another document's. */
export const attachmentSaidRule: Rule = {
  name: 'attachment-said',
  *check(source) {
    const numbers = new Set(
      namedAttachments(source).flatMap(({ number }) => (number === null ? [] : [plainNumber(number)])),
    );
    const told = new Set<string>();
    for (const { file } of sectionsOf(source)) {
      for (const { 0: words, index } of file.prose.matchAll(SAID)) {
        const number = plainNumber(words);
        if (numbers.has(number) || told.has(number)) continue;
        told.add(number);
        yield {
          place: placeAt(file.file, file.text, index),
          severity: 'warning',
          reason: `正文说到“${words}”，通报里没有这个附件`,
          expected: `把文件放进 ${source.directory}，在 notice.md 的 attachments 里列出，number 写 ${words}；说的是别的文件的附件，可以不管`,
        };
      }
    }
  },
};

/** A number in one form: `附件一` and `附件１` are `附件1`. */
function plainNumber(words: string): string {
  return toHalfWidth(words)
    .replace(/\s/g, '')
    .replace(/[一二三四五六七八九十]+$/, (digits) => {
      const [tens, ones] = digits.includes('十') ? digits.split('十') : ['0', digits];
      const value = (digit: string | undefined, none: number) =>
        digit ? Math.max(0, CHINESE_NUMBERS.indexOf(digit)) : none;
      return String((digits.includes('十') ? value(tens, 1) : 0) * 10 + value(ones, 0));
    });
}
