import { isAttachable } from '#lib/content/attachments/attachment-address';
import { listedAttachments, namedAttachments } from '#lib/content/attachments/named';
import type { Rule } from '#lib/content/rule';
import { pictureType } from '#lib/model/picture-type';

/** Warns of a file that could be attached and that nothing names: it is not published. Pictures are `unused-file`'s. */
export const attachmentUnnamedRule: Rule = {
  name: 'attachment-unnamed',
  *check(source) {
    const named = new Set(namedAttachments(source).map(({ path }) => path));
    const where =
      listedAttachments(source).length > 0
        ? '在 notice.md 的 attachments: 下面加一行'
        : '在 notice.md 里写 attachments:，下一行写';
    for (const path of source.pictures.keys()) {
      if (named.has(path) || !isAttachable(path) || pictureType(path) !== null) continue;
      yield {
        place: { file: `${source.directory}/${path}`, line: 1, column: 1 },
        severity: 'warning',
        reason: '这个文件没有列为附件，读者看不到',
        expected: `${where}“  - file: ${path}”；不公布的，移到别处`,
      };
    }
  },
};
