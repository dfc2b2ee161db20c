import { isAttachable } from '#lib/content/attachments/attachment-address';
import { namedAttachments } from '#lib/content/attachments/named';
import { LEDGER_FILE } from '#lib/content/ledger/read-ledger';
import { picturesIn, suggestPicture } from '#lib/content/markdown/picture-address';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { pictureType } from '#lib/model/picture-type';

/** Finds unused files in a notice's folder: a misnamed text is an error, any other file a warning. */
export const unusedFile: Rule = {
  name: 'unused-file',
  *check(source) {
    if (source.pictures.size === 0) return;
    const { directory } = source;
    // A picture that an address misnames is meant to be shown: that address is reported already.
    const used = new Set(
      picturesIn(source).flatMap(({ path, file }) => [
        path,
        suggestPicture(path, file.file.slice(directory.length + 1), source),
      ]),
    );
    for (const { path } of namedAttachments(source)) used.add(path);
    for (const path of source.pictures.keys()) {
      // What can be attached, and ledgers, have rules of their own.
      if (used.has(path) || LEDGER_FILE.test(path) || (isAttachable(path) && pictureType(path) === null))
        continue;
      if (isMeantAsText(path)) {
        yield textMisnamed(`${directory}/${path}`);
        continue;
      }
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

/** Editors on Windows add `.txt` to a name, and hide it: words that were written would be missing from the page. */
function isMeantAsText(path: string): boolean {
  return /\.(txt|markdown|mdx|md\.[a-z]+)$/i.test(path) || /\.md$/i.test(path);
}

function textMisnamed(file: string): RuleProblem {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return {
    place: { file, line: 1, column: 1 },
    reason: '这个文件的名称不以 .md 结尾，里面的文字不会出现在页面上',
    found: name,
    expected: `文件名以小写的 .md 结尾，即 ${name.replace(/(\.md)?\.[a-z]+$/i, '.md')}。看不到结尾时，在文件夹的“查看”中打开“文件扩展名”`,
  };
}
