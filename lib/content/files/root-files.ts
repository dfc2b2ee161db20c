import { isMarkdown } from '#lib/content/files/file-names';
import { type Problem, problem } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';

/** Finds Markdown files in the content folder itself: they belong to no notice and would not be published. */
export function strayRootFiles(tree: ContentTree, root: string): Problem[] {
  return [...tree.keys()]
    .filter((path) => !path.includes('/') && isMarkdown(path) && !/^readme\.md$/i.test(path))
    .map((path) =>
      problem({
        place: { file: `${root}/${path}`, line: 1, column: 1 },
        rule: 'file-name',
        reason: '这个文件不在任何通报的文件夹里，不会出现在页面上',
        found: path,
        expected: `每份通报有自己的文件夹，例如 ${root}/2024-district-inspection/notice.md`,
      }),
    );
}
