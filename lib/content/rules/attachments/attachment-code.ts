import { codeInside } from '#lib/content/attachments/code-inside';
import { presentAttachments } from '#lib/content/attachments/present';
import type { Rule } from '#lib/content/rule';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** How a document is saved without what it runs, by its extension. */
const HOW_TO_SAVE: Readonly<Record<string, string>> = {
  pdf: '不带脚本和动作的 PDF：打开后用“打印”再生成一份',
  docx: '不带宏和嵌入对象的文档：另存为 .docx，嵌入的对象改成图片；或者另存为 .pdf',
  xlsx: '不带宏和外部链接的表格：另存为 .xlsx，或者另存为 .pdf',
  csv: '只有文字和数字的表格：删去以 = + - @ 开头的公式',
  ofd: '不带程序的 OFD 文件',
  zip: '压缩包里只放文档和图片，取出程序再压缩一次',
};

/** No attachment holds a program, a macro or a script: readers open it on the word of the body that published it. */
export const attachmentCodeRule: Rule = {
  name: 'attachment-code',
  *check(source) {
    for (const { path, file, bytes } of presentAttachments(source)) {
      const found = codeInside(path, bytes);
      if (found.length === 0) continue;
      yield {
        place: { file, line: 1, column: 1 },
        reason: '附件里有会自己运行的东西，读者打开可能受害',
        found: found.join('、'),
        expected: HOW_TO_SAVE[endingOf(path)] ?? '不带程序的文件',
      };
    }
  },
};
