import { BOUNDS } from '#lib/content/bounds/bounds';
import { isMarkdown } from '#lib/content/files/file-names';
import { type Problem, problem } from '#lib/content/problem';

/**
 * An error of a notice whose folder holds more than can be checked: then none of its files is read. Null when it does not.
 * @param directory the notice's folder, as messages name it.
 * @param sizes the size of each file in bytes, by path below the folder.
 */
export function sizeProblem(directory: string, sizes: ReadonlyMap<string, number>): Problem | null {
  const limit = (path: string, reason: string, found: string, expected: string) =>
    problem({
      place: { file: `${directory}/${path}`, line: 1, column: 1 },
      rule: 'limit',
      reason: `${reason}，这份通报没有读下去`,
      found,
      expected,
    });
  const paths = [...sizes.keys()];
  const tooMany = paths[BOUNDS.noticeFiles];
  if (tooMany !== undefined)
    return limit(
      tooMany,
      '这份通报的文件太多',
      `${paths.length}个文件`,
      `最多${BOUNDS.noticeFiles}个；不用的文件移到别处`,
    );
  let bytes = 0;
  for (const [path, size] of sizes) {
    // What is too large by itself is not read, and told of at its place.
    bytes += isMarkdown(path) && size <= BOUNDS.fileBytes ? size : 0;
    if (bytes > BOUNDS.noticeBytes)
      return limit(
        path,
        '这份通报的文字太多',
        `到这个文件已经有${bytes}字节`,
        `各文件的文字加起来最多${BOUNDS.noticeBytes}字节；分成几份通报`,
      );
  }
  return null;
}
