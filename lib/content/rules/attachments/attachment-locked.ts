import { pdfText } from '#lib/content/attachments/pdf/pdf-text';
import { presentAttachments } from '#lib/content/attachments/present';
import { zipEntries } from '#lib/content/attachments/zip-entries';
import type { Rule } from '#lib/content/rule';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** Warns of an archive or a PDF that needs a password: nobody can look into it, neither the check nor a reader. */
export const attachmentLockedRule: Rule = {
  name: 'attachment-locked',
  *check(source) {
    for (const { path, file, bytes } of presentAttachments(source)) {
      const locked = lockedIn(path, bytes);
      if (locked)
        yield {
          place: { file, line: 1, column: 1 },
          severity: 'warning',
          reason: `${locked.what}加了密码，读者打不开，检查也看不到里面有什么`,
          found: locked.found,
          expected: `不加密码的${locked.what}`,
        };
    }
  },
};

function lockedIn(path: string, bytes: Uint8Array): { what: string; found: string } | null {
  switch (endingOf(path)) {
    case 'zip': {
      const entry = (zipEntries(bytes) ?? []).find(({ isEncrypted }) => isEncrypted);
      return entry ? { what: '压缩包', found: entry.name } : null;
    }
    case 'pdf':
      return pdfText(bytes).state === 'locked' ? { what: 'PDF', found: '打开要密码' } : null;
    default:
      return null;
  }
}
