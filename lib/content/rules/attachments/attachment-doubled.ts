import { listedAttachments, plainAttachmentNumber } from '#lib/content/attachments/named';
import type { Rule } from '#lib/content/rule';

/** No file is attached twice, and no two attachments have the same number. */
export const attachmentDoubledRule: Rule = {
  name: 'attachment-doubled',
  *check(source) {
    const paths = new Set<string>();
    const numbers = new Map<string, string>();
    for (const { path, number, place } of listedAttachments(source)) {
      if (paths.has(path)) {
        yield { place, reason: '这个附件前面已经列过', found: path, expected: '每个文件只列一次' };
        continue;
      }
      paths.add(path);
      const plain = number === null ? null : plainAttachmentNumber(number);
      const other = plain === null ? undefined : numbers.get(plain);
      if (other !== undefined)
        yield {
          place,
          reason: `编号“${number}”前面已经用过`,
          found: `${path} 和 ${other}`,
          expected: '每个附件的编号不同，与正文里的一致',
        };
      if (plain !== null) numbers.set(plain, path);
    }
  },
};
