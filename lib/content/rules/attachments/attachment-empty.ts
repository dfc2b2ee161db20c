import { presentAttachments } from '#lib/content/attachments/present';
import type { Rule } from '#lib/content/rule';

/** No attachment is an empty file. */
export const attachmentEmptyRule: Rule = {
  name: 'attachment-empty',
  *check(source) {
    for (const { file, bytes } of presentAttachments(source))
      if (bytes.length === 0)
        yield {
          place: { file, line: 1, column: 1 },
          reason: '附件是空的，一个字节也没有',
          expected: '重新复制一次这个文件，打开看看内容在不在',
        };
  },
};
