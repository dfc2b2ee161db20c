import { decodeAddress } from '#lib/content/markdown/link-addresses';
import { attachmentType } from '#lib/model/attachments/attachment-type';

/** The spreadsheet of a ledger, which is data of the notice and no attachment. */
const LEDGER = /(?:^|\/)ledger\.csv$/i;

/** Whether a file can be attached to a notice, by its name alone. */
export function isAttachable(path: string): boolean {
  return attachmentType(path) !== null && !LEDGER.test(path);
}

/**
 * Returns the path below the notice's folder that a link names, where it is one of a file to download; null for any other
 * link. Whether there is such a file is not for this to say.
 */
export function attachmentPath(url: string): string | null {
  if (/^(?:[/#?\\]|[a-z][a-z0-9+.-]*:)/i.test(url)) return null;
  const path = decodeAddress(url).replace(/^\.\//, '');
  return isAttachable(path) ? path : null;
}
