import { irregularFileProblem } from '#lib/content/files/irregular-file';
import { formatProblem } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { CommandError } from '../run';

/** Asserts that the content folder holds a notice. @throws CommandError that lists those that it holds. */
export function requireNotice(tree: ContentTree, root: string, slug: string): void {
  const slugs = new Set(
    [...tree.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0]),
  );
  if (slugs.has(slug)) return;
  const irregular = irregularFileProblem(`${root}/${slug}`, tree.get(slug) ?? new Uint8Array());
  if (irregular) throw new CommandError(formatProblem(irregular));
  throw new CommandError(`没有 ${slug} 这份通报。现有的文件夹：${[...slugs].sort().join('、')}。`);
}
