import { isAttachable } from '#lib/content/attachments/attachment-address';
import { typeByContent } from '#lib/content/attachments/content-type';
import { listedAttachments } from '#lib/content/attachments/named';
import { presentAttachments } from '#lib/content/attachments/present';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';
import {
  ATTACHMENT_ENDINGS,
  endingOf,
  attachmentType as typeByName,
} from '#lib/model/attachments/attachment-type';

const KINDS = ATTACHMENT_ENDINGS.map((ending) => `.${ending}`).join('、');

/** How a file of another kind becomes one that can be attached, by its extension. */
const HOW_TO_SAVE: Readonly<Record<string, string>> = {
  doc: '用 Word 或者 WPS 打开，另存为 .docx',
  wps: '用 WPS 打开，另存为 .docx',
  docm: '打开后另存为 .docx，不带宏',
  rtf: '用 Word 或者 WPS 打开，另存为 .docx',
  xls: '用 Excel 或者 WPS 打开，另存为 .xlsx',
  et: '用 WPS 打开，另存为 .xlsx',
  xlsm: '打开后另存为 .xlsx，不带宏',
  ppt: '另存为 .pdf',
  pptx: '另存为 .pdf',
  txt: '写进正文，或者另存为 .pdf',
  rar: '解压后重新压缩为 .zip',
  '7z': '解压后重新压缩为 .zip',
};

/** An extension; what stands behind the last dot of “附件1.整改任务清单” is none: Windows hides the extensions of files. */
const ENDING = /^[a-z0-9]{1,5}$/;

/** An attachment is of a kind that readers can open, and its bytes are what its name says. */
export const attachmentTypeRule: Rule = {
  name: 'attachment-type',
  *check(source) {
    for (const { path, place } of listedAttachments(source)) {
      if (isAttachable(path)) continue;
      if (typeByName(path) !== null)
        yield {
          place,
          reason: '整改台账不是附件，页面另有地方显示',
          found: path,
          expected: '从 attachments 里删去这一项',
        };
      else if (!ENDING.test(endingOf(path)))
        yield {
          place,
          reason: '附件的文件名没有写结尾',
          found: path,
          expected: `文件的全名，带结尾，例如 ${fullNameOf(path, source)}`,
        };
      else
        yield {
          place,
          reason: '这种文件不能作附件',
          found: path,
          expected: HOW_TO_SAVE[endingOf(path)] ?? `以下格式之一：${KINDS}`,
        };
    }
    for (const { path, file, bytes } of presentAttachments(source)) {
      const wrong = bytes.length > 0 ? wrongContent(path, bytes) : null;
      if (wrong) yield { place: { file, line: 1, column: 1 }, found: path, ...wrong };
    }
  },
};

/** The file of the notice that a name without an ending begins, if there is just one; else the name with an ending. */
function fullNameOf(name: string, { pictures }: NoticeSource): string {
  const [found, ...others] = [...pictures.keys()].filter(
    (path) => path.startsWith(name) && isAttachable(path),
  );
  return found !== undefined && others.length === 0 ? found : `${name}.pdf`;
}

function wrongContent(path: string, bytes: Uint8Array): Pick<RuleProblem, 'reason' | 'expected'> | null {
  const ending = endingOf(path);
  const actual = typeByContent(bytes);
  if (actual === null)
    return { reason: '附件已经损坏，或者不是它的名称所说的文件', expected: `能打开的 .${ending} 文件` };
  if (actual.ending !== '' && typeByName(`.${actual.ending}`) === typeByName(path)) return null;
  const named = typeByName(`.${actual.ending}`);
  return {
    reason: `附件的内容是${actual.words}，与文件名的结尾不符`,
    expected: named
      ? `文件名以 .${actual.ending} 结尾，或者换成真正的 .${ending} 文件`
      : `真正的 .${ending} 文件：打开它的程序里选“另存为”，只改文件名的结尾没有用`,
  };
}
