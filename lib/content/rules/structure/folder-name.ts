import type { Rule } from '#lib/content/rule';
import { SLUG } from '#lib/model/addresses';

/** The name of a notice's folder is a valid slug. */
export const folderName: Rule = {
  name: 'folder-name',
  *check({ slug, directory }) {
    if (SLUG.test(slug)) return;
    const meant = slug
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    yield {
      place: { file: directory, line: 1, column: 1 },
      reason: '通报文件夹的名称不能用作网址',
      found: slug,
      expected: `小写英文字母、数字和连字符，例如 ${SLUG.test(meant) ? meant : '2024-district-inspection'}`,
    };
  },
};
