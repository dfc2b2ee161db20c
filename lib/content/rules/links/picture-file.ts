import { imageSize } from 'image-size';
import { isProtocolRelative, schemeOf } from '#lib/content/markdown/link-addresses';
import { type PictureUse, picturesIn, suggestPicture } from '#lib/content/markdown/picture-address';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { type NoticeSource, replaceInLine } from '#lib/content/source';
import { PICTURE_ENDINGS, pictureType } from '#lib/model/picture-type';

const KINDS = PICTURE_ENDINGS.join('、');

/** Each picture in a text is a file in the notice's folder, of the format that its name says. */
export const pictureFile: Rule = {
  name: 'picture-file',
  *check(source) {
    for (const shown of picturesIn(source)) {
      const { url, place } = shown.address;
      const scheme = schemeOf(url);
      if ((scheme !== null && !/^https?$/.test(scheme)) || isProtocolRelative(url)) continue;
      const bytes = source.pictures.get(shown.path);
      const wrong = bytes ? wrongFile(shown.path, bytes) : missing(shown, source);
      if (wrong) yield { place, found: url, ...wrong };
    }
  },
};

function missing({ file, address, path }: PictureUse, source: NoticeSource): Omit<RuleProblem, 'place'> {
  const meant = suggestPicture(path, file.file.slice(source.directory.length + 1), source);
  const fix =
    meant !== null && address.length > 0
      ? replaceInLine(file, address.place, address.length, asAddress(meant))
      : undefined;
  const expected = `从通报文件夹算起的路径，例如 pictures/photo.png，图片放在 ${source.directory} 里`;
  if (schemeOf(address.url) !== null)
    return { reason: '图片要放在通报的文件夹里，不能取自别的网站', expected };
  if (meant !== null && meant.toLowerCase() === path.toLowerCase()) {
    return { reason: '图片文件名的大小写不同', expected: meant, fix };
  }
  return { reason: '没有这个图片文件', expected, fix };
}

/** A path as an address in Markdown: between angle brackets where it has blanks or brackets (CommonMark 0.31, 6.3). */
function asAddress(path: string): string {
  if (/[<>%\\]/.test(path)) return encodeURI(path);
  return /[\s()]/.test(path) ? `<${path}>` : path;
}

function wrongFile(path: string, bytes: Uint8Array): Omit<RuleProblem, 'place'> | null {
  const named = pictureType(path);
  if (named === null) return { reason: '这种文件不能作为图片', expected: `以下格式之一：${KINDS}` };
  const actual = actualType(bytes);
  if (actual === null) {
    return { reason: '图片文件已经损坏，或者不是图片', expected: `能打开的 ${KINDS} 图片` };
  }
  if (pictureType(`.${actual}`) === named) return null;
  return {
    reason: `图片的内容是 ${actual} 格式，与文件名的结尾不符`,
    expected: PICTURE_ENDINGS.includes(actual) ? `文件名以 .${actual} 结尾` : `以下格式之一：${KINDS}`,
  };
}

/** The format that the bytes show, such as `png`; null when they are no picture of a known one. */
function actualType(bytes: Uint8Array): string | null {
  try {
    const { type, width, height } = imageSize(bytes);
    return type && width > 0 && height > 0 ? type : null;
  } catch {
    return null;
  }
}
