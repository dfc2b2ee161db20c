import { MOST_ATTACHED_BYTES, presentAttachments } from '#lib/content/attachments/present';
import type { Rule } from '#lib/content/rule';
import { fileSizeInWords } from '#lib/model/attachments/attachment';

/** No attachment is too large to be downloaded with a phone. */
export const attachmentSizeRule: Rule = {
  name: 'attachment-size',
  *check(source) {
    for (const { file, bytes } of presentAttachments(source))
      if (bytes.length > MOST_ATTACHED_BYTES)
        yield {
          place: { file, line: 1, column: 1 },
          reason: '附件太大',
          found: fileSizeInWords(bytes.length),
          expected: `最多 ${fileSizeInWords(MOST_ATTACHED_BYTES)}；扫描件降低分辨率再存一次，或者分成几个文件`,
        };
  },
};
