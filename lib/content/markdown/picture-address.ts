import { posix } from 'node:path';
import { type Address, addressesIn, decodeAddress } from '#lib/content/markdown/link-addresses';
import { filesOf } from '#lib/content/sections';
import type { MarkdownSource, NoticeSource } from '#lib/content/source';
import { noticeFilePath } from '#lib/model/addresses';

/** A picture that a text shows. */
export interface PictureUse {
  file: MarkdownSource<unknown>;
  address: Address;
  /** The path below the notice's folder that its address names. */
  path: string;
}

/** The path below the notice's folder that a picture's address names. */
export function picturePath(url: string): string {
  return decodeAddress(url).replace(/^\.\//, '');
}

/** Every picture that a notice's texts show, in their order. */
export function picturesIn(source: NoticeSource): PictureUse[] {
  return filesOf(source).flatMap((file) =>
    addressesIn(file)
      .filter(({ kind }) => kind === 'picture')
      .map((address) => ({ file, address, path: picturePath(address.url) })),
  );
}

/** The picture that an author meant by a path that names none: seen from the text's own file, or in other case. */
export function suggestPicture(path: string, file: string, source: NoticeSource): string | null {
  const names = [...source.pictures.keys()];
  const own = noticeFilePath(source.slug, '');
  const fromFile = posix.normalize(posix.join(posix.dirname(file), path));
  const candidates = [fromFile, path.startsWith(own) ? path.slice(own.length) : path];
  const sameName = names.filter((name) => posix.basename(name) === posix.basename(path));
  return (
    candidates.find((candidate) => source.pictures.has(candidate)) ??
    names.find((name) => candidates.some((other) => other.toLowerCase() === name.toLowerCase())) ??
    (sameName.length === 1 ? sameName[0] : undefined) ??
    null
  );
}
