import { isAttachable } from '#lib/content/attachments/attachment-address';
import { namedAttachments } from '#lib/content/attachments/named';
import type { NoticeSource } from '#lib/content/source';

/** The most bytes of an attachment: what a phone still downloads. */
export const MOST_ATTACHED_BYTES = 20 * 1024 * 1024;

/** The file of an attachment. */
export interface PresentAttachment {
  /** The path below the notice's folder. */
  path: string;
  /** The path to show. */
  file: string;
  bytes: Uint8Array;
}

/** Lists the files of the attachments that are there, in order: what is published if no rule objects. */
export function presentAttachments(source: NoticeSource): PresentAttachment[] {
  return namedAttachments(source).flatMap(({ path }) => {
    const bytes = isAttachable(path) ? source.pictures.get(path) : undefined;
    return bytes ? [{ path, file: `${source.directory}/${path}`, bytes }] : [];
  });
}
