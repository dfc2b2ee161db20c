import { fingerprintOf } from '#lib/notice/fingerprint';
import type { Notice } from '#lib/notice/schema';
import type { NoticeSource } from '#lib/notice/source';
import type { Facts } from '#lib/notice/version/version';

/** The facts of a notice that is or will be published; null for a draft. */
export function factsOf(notice: Notice, { pictures }: Pick<NoticeSource, 'pictures'>): Facts | null {
  const { title, issuer, published, window } = notice;
  if (published === null) return null;
  const shown = notice.pictures.toSorted();
  return {
    title,
    issuer,
    published,
    window,
    pictures: Object.fromEntries(
      shown.map((path) => [path, fingerprintOf(pictures.get(path) ?? new Uint8Array())]),
    ),
  };
}
