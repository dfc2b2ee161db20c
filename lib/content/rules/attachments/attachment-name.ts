import { presentAttachments } from '#lib/content/attachments/present';
import type { Rule } from '#lib/content/rule';

/** Letters, digits and the signs that every system takes in a file's name, and that an address can hold. */
const ALLOWED = /^[\p{Script=Han}A-Za-z0-9 _.,()+=@〇（）【】《》〔〕“”‘’、，。：；！·—－\-/]+$/u;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A second extension before the last: what looks like a document and is opened as something else, or the other way round. */
const INNER_ENDING = /\.(?:exe|com|bat|cmd|scr|pif|js|vbs|ps1|msi|jar|lnk|hta|html?|svg|docm|xlsm|pptm)\./i;

/** The names of an archive's own files. */
const OF_ARCHIVE = ['index.html', 'notice.txt', 'notice.json', 'notice.pdf'];

/** The longest name of a file, in characters: UTF-8 has up to three bytes for each, and file systems take 255. */
const LONGEST = 80;

/** Attachments have names that every system can save and no reader is deceived by. */
export const attachmentNameRule: Rule = {
  name: 'attachment-name',
  *check(source) {
    const lower = new Map<string, string>();
    for (const { path, file } of presentAttachments(source)) {
      const reason = wrongName(path, lower.get(path.toLowerCase()));
      lower.set(path.toLowerCase(), path);
      if (reason === null) continue;
      yield {
        place: { file, line: 1, column: 1 },
        reason: `附件的文件名不能用：${reason}`,
        found: path,
        expected: '汉字、字母、数字和连字符，例如 附件1整改任务清单.xlsx；notice.md 和正文里的名称一起改',
      };
    }
  },
};

function wrongName(path: string, other: string | undefined): string | null {
  const names = path.split('/');
  if (!ALLOWED.test(path)) return `有别的系统不认的符号“${strangeIn(path)}”`;
  if (names.some((name) => name.length > LONGEST)) return `超过${LONGEST}个字`;
  if (names.some((name) => /^[. ]|[. ]$/.test(name))) return '以空格或者点开头、结尾';
  if (names.some((name) => DEVICE.test(name.split('.')[0] ?? ''))) return '是 Windows 留作设备用的名称';
  if (INNER_ENDING.test(path)) return '有两个结尾，看起来是一种文件，打开是另一种';
  if (OF_ARCHIVE.includes(path.toLowerCase())) return '与存档里网页和正文的文件同名';
  return other === undefined ? null : `与 ${other} 只差大小写`;
}

function strangeIn(path: string): string {
  return Array.from(path).find((sign) => !ALLOWED.test(sign)) ?? '';
}
