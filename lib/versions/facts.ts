import type { NoticeSource } from '#lib/content/source';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import { linksAndPictures } from '#lib/versions/links-and-pictures';
import type { RecordedFacts } from '#lib/versions/version';

/** The facts that are recorded of a notice beside its text; null for a draft. */
export function factsOf(notice: Notice, source: NoticeSource): RecordedFacts | null {
  const { title, issuer, jointIssuers, published, window, attachments, ledger } = notice;
  if (published === null) return null;
  const { links, pictures } = linksAndPictures(source);
  const fingerprints = fingerprintsOf(pictures, source.pictures);
  const states = statesOf(notice);
  return {
    title,
    issuer,
    ...(jointIssuers.length > 0 && { jointIssuers }),
    published,
    window,
    links,
    pictures: pictures.map((path) => ({ path, sha256: fingerprints[path] ?? '' })),
    ...(attachments.length > 0 && {
      attachments: attachments.map(({ file, number, title: name, sha256 }) => ({
        file,
        number,
        title: name,
        sha256,
      })),
    }),
    ...(ledger && { ledger }),
    ...(states.length > 0 && { states }),
  };
}

/** The items of a notice that say in which state they are. */
function statesOf({ parts }: Notice): NonNullable<RecordedFacts['states']> {
  return parts
    .flatMap(({ items }) => items)
    .flatMap(({ anchor, state }) => (state === null ? [] : [{ anchor, state }]));
}

/** The SHA-256 of the pictures at `paths`, sorted by path. */
export function fingerprintsOf(
  paths: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
): Record<string, string> {
  return Object.fromEntries(
    [...new Set(paths)].sort().map((path) => [path, fingerprintOf(files.get(path) ?? new Uint8Array())]),
  );
}
