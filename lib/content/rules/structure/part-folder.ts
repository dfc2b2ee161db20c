import { closest, distance } from 'fastest-levenshtein';
import { requotedLine } from '#lib/content/quotes/quotation';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { listedParts, type MarkdownSource, type NoticeSource } from '#lib/content/source';
import { FOLDER_NAME } from '#lib/model/addresses';

/** Every part that `notice.md` lists has its folder, and every folder is listed. */
export const partFolder: Rule = {
  name: 'part-folder',
  *check({ notice, folders, directory }) {
    if (!notice?.hasValidYaml) return;
    const parts = listedParts(notice);
    const present = folders.map(({ name }) => name);
    const unlisted = new Set(present.filter((name) => !parts.some(({ folder }) => folder === name)));
    for (const { index, folder } of parts) {
      if (present.includes(folder)) continue;
      const meant = similar(folder, [...unlisted]);
      if (meant) unlisted.delete(meant);
      if (!FOLDER_NAME.test(folder)) continue;
      const place = notice.valuePlace(['parts', index, 'folder']);
      yield {
        place,
        reason: meant ? `没有“${folder}”这个文件夹，是不是 ${meant}？` : `没有“${folder}”这个文件夹`,
        found: folder,
        expected: `${directory} 里有同名的文件夹，里面有这一部分的 Markdown 文件`,
        fix: meant ? requotedLine({ text: folder, file: notice, place }, meant) : undefined,
      };
    }
    for (const name of unlisted) yield notListed(notice, directory, name);
  },
};

function similar(name: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const meant = closest(name, names);
  return distance(name, meant) <= Math.max(2, Math.floor(meant.length / 3)) ? meant : null;
}

function notListed(
  notice: MarkdownSource<NoticeFrontMatter>,
  directory: NoticeSource['directory'],
  name: string,
): RuleProblem {
  return {
    place: notice.keyPlace(['parts']),
    reason: '有一个文件夹没有写进 parts，里面的内容不会出现在页面上',
    found: `${directory}/${name}`,
    expected: `在 parts 下为它写一项 - folder: ${name}；不要的文件夹就删去`,
  };
}
