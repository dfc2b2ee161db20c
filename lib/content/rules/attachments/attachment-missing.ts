import { isAttachable } from '#lib/content/attachments/attachment-address';
import { listedAttachments } from '#lib/content/attachments/named';
import { suggestPicture } from '#lib/content/markdown/picture-address';
import type { Rule } from '#lib/content/rule';

/** Each attachment that `notice.md` lists is a file in the notice's folder. Of links to files `link-target` says so. */
export const attachmentMissingRule: Rule = {
  name: 'attachment-missing',
  *check(source) {
    for (const { path, place } of listedAttachments(source)) {
      if (!isAttachable(path) || source.pictures.has(path)) continue;
      const near = suggestPicture(path, 'notice.md', source);
      yield {
        place,
        reason: '没有这个附件文件',
        found: path,
        expected: near ?? `文件的全名，带结尾的 .pdf、.xlsx 等，文件放在 ${source.directory} 里`,
      };
    }
  },
};
