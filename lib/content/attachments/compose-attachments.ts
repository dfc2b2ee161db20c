import { namedAttachments } from '#lib/content/attachments/named';
import type { NoticeSource } from '#lib/content/source';
import type { Attachment } from '#lib/model/attachments/attachment';
import { attachmentType } from '#lib/model/attachments/attachment-type';
import { fingerprintOf } from '#lib/model/fingerprint';

/** Composes the attachments of a notice, in their order. One without a file is an error, and then there is no notice. */
export function composeAttachments(source: NoticeSource): Attachment[] {
  return namedAttachments(source).flatMap(({ path, number, title }) => {
    const bytes = source.pictures.get(path);
    const type = attachmentType(path)?.type;
    if (!bytes || type === undefined) return [];
    return [{ file: path, number, title, type, bytes: bytes.length, sha256: fingerprintOf(bytes) }];
  });
}
