import { posix } from 'node:path';
import { type Address, addressesIn, decodeAddress } from '#lib/content/markdown/link-addresses';
import { filesOf } from '#lib/content/sections';
import type { MarkdownSource, NoticeSource } from '#lib/content/source';
import { noticeFilePath } from '#lib/model/addresses';

/** A use of a picture in a text. */
export interface PictureUse {
  file: MarkdownSource<unknown>;
  address: Address;
  /** The path below the notice's folder that its address names. */
  path: string;
}

/** Returns the path of a picture, relative to the notice's folder, from its address. */
export function picturePath(url: string): string {
  return decodeAddress(url).replace(/^\.\//, '');
}

/** Lists the uses of pictures in a notice's texts, in order. */
export function picturesIn(source: NoticeSource): PictureUse[] {
  return filesOf(source).flatMap((file) =>
    addressesIn(file)
      .filter(({ kind }) => kind === 'picture')
      .map((address) => ({ file, address, path: picturePath(address.url) })),
  );
}

/** Suggests a picture for a path without one: relative to the text's own file, in another case, or of the same name elsewhere. */
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
