import { fingerprintOf } from '#lib/notice/fingerprint';
import { linksIn, textsOf } from '#lib/notice/printed-links';
import type { Notice } from '#lib/notice/schema';
import type { NoticeSource } from '#lib/notice/source';
import type { Facts } from '#lib/notice/version/version';

/** The facts of a notice that is or will be published; null for a draft. */
export function factsOf(notice: Notice, { pictures }: Pick<NoticeSource, 'pictures'>): Facts | null {
  const { title, issuer, published, window } = notice;
  if (published === null) return null;
  return {
    title,
    issuer,
    published,
    window,
    links: linksIn(textsOf(notice)).map(({ address }) => address),
    pictures: fingerprintsOf(notice.pictures, pictures),
  };
}

/** The SHA-256 of the pictures at `paths` among `files`, in the order of their paths. */
export function fingerprintsOf(
  paths: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
): Record<string, string> {
  return Object.fromEntries(
    paths.toSorted().map((path) => [path, fingerprintOf(files.get(path) ?? new Uint8Array())]),
  );
}
