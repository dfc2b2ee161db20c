import { presentAttachments } from '#lib/content/attachments/present';
import { zipEntries } from '#lib/content/attachments/zip-entries';
import type { Rule } from '#lib/content/rule';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** Warns of an archive that needs a password: nobody can look into it, neither the check nor a reader. */
export const attachmentLockedRule: Rule = {
  name: 'attachment-locked',
  *check(source) {
    for (const { path, file, bytes } of presentAttachments(source)) {
      if (endingOf(path) !== 'zip') continue;
      const locked = (zipEntries(bytes) ?? []).find(({ isEncrypted }) => isEncrypted);
      if (locked)
        yield {
          place: { file, line: 1, column: 1 },
          severity: 'warning',
          reason: '压缩包加了密码，读者打不开，检查也看不到里面有什么',
          found: locked.name,
          expected: '不加密码的压缩包',
        };
    }
  },
};
