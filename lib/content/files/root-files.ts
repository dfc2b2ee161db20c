import { isMarkdown } from '#lib/content/files/file-names';
import { irregularFileProblem } from '#lib/content/files/irregular-file';
import { type Problem, problem } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';

/** The files that are read there: what is wrong with them is told by who reads them. */
const READ = new Set(['site.yaml', 'redirects.yaml']);

/**
 * Finds Markdown files in the content folder itself, which belong to no notice and would not be published, and what is no
 * ordinary file: a symbolic link there mostly stands for the folder of a notice.
 */
export function strayRootFiles(tree: ContentTree, root: string): Problem[] {
  return [...tree]
    .filter(([path]) => !path.includes('/') && !READ.has(path) && !/^readme\.md$/i.test(path))
    .flatMap(([path, bytes]) => {
      const irregular = irregularFileProblem(`${root}/${path}`, bytes);
      if (irregular) return [irregular];
      if (!isMarkdown(path)) return [];
      const stray = problem({
        place: { file: `${root}/${path}`, line: 1, column: 1 },
        rule: 'file-name',
        reason: '这个文件不在任何通报的文件夹里，不会出现在页面上',
        found: path,
        expected: `每份通报有自己的文件夹，例如 ${root}/2024-district-inspection/notice.md`,
      });
      return [stray];
    });
}
