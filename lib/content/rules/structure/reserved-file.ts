import type { Rule } from '#lib/content/rule';
import { isReservedNoticeFile, noticeFilePath } from '#lib/model/addresses';

/** No picture lies where the site has an address of its own: nobody would ever see it, or it would hide the site's page. */
export const reservedFile: Rule = {
  name: 'reserved-file',
  *check({ pictures, directory, slug }) {
    for (const path of pictures.keys()) {
      if (!isReservedNoticeFile(path)) continue;
      const [first = '', ...below] = path.split('/');
      yield {
        place: { file: `${directory}/${path}`, line: 1, column: 1 },
        reason: '这个名称是网站自己要用的网址，图片不能用',
        found: noticeFilePath(slug, path),
        expected: `改用别的名称，例如 ${['pictures', ...(below.length > 0 ? below : [first])].join('/')}；正文里的路径一起改`,
      };
    }
  },
};
