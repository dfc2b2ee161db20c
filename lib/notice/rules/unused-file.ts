import { pictureType } from '#lib/notice/picture';
import { pictureMeant, picturesIn } from '#lib/notice/picture-address';
import type { Rule } from '#lib/notice/rule';

/** Warns of files in a notice's folder that no page shows. */
export const unusedFile: Rule = {
  name: 'unused-file',
  *check(source) {
    if (source.pictures.size === 0) return;
    const { directory } = source;
    // A picture that an address misnames is meant to be shown: that address is reported already.
    const used = new Set(
      picturesIn(source).flatMap(({ path, file }) => [
        path,
        pictureMeant(path, file.file.slice(directory.length + 1), source),
      ]),
    );
    for (const path of source.pictures.keys()) {
      if (used.has(path)) continue;
      const isPicture = pictureType(path) !== null;
      yield {
        place: { file: `${directory}/${path}`, line: 1, column: 1 },
        severity: 'warning',
        reason: isPicture ? '正文没有用到这张图片' : '这个文件既不是 Markdown 也不是图片，不会出现在页面上',
        expected: isPicture
          ? `在正文里写 ![图片的说明](${path})，或者删去这个文件`
          : '删去这个文件，或者移到别处',
      };
    }
  },
};
