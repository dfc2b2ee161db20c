import { imageSize } from 'image-size';
import { zipEntries } from '#lib/content/attachments/zip-entries';

/** What the bytes of a file are, whatever its name says. */
export interface ContentType {
  /** The file extension of such files; empty where there is none that would do. */
  ending: string;
  /** What it is, in words for staff. */
  words: string;
}

/** The first bytes of files that are no attachment, in Latin-1, and what such a file is, in words for staff. */
const BEGINNINGS: readonly [string, string][] = [
  ['MZ', 'Windows 程序'],
  ['\x7fELF', 'Linux 程序'],
  ['\xca\xfe\xba\xbe', '程序'],
  ['\xcf\xfa\xed\xfe', 'macOS 程序'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '旧格式的 Office 文件（.doc、.xls、.wps），或者加了密码的文件'],
  ['Rar!', 'RAR 压缩包'],
  ['7z\xbc\xaf\x27\x1c', '7z 压缩包'],
  ['\x1f\x8b', 'gzip 压缩包'],
  ['{\\rtf', 'RTF 文档'],
  ['BM', 'BMP 图片'],
  ['II*\0', 'TIFF 图片'],
  ['MM\0*', 'TIFF 图片'],
];

/** The entries that tell which kind of document a zip is. */
const DOCUMENTS: readonly (ContentType & { entry: string })[] = [
  { entry: 'word/document.xml', ending: 'docx', words: 'Word 文档' },
  { entry: 'xl/workbook.xml', ending: 'xlsx', words: 'Excel 表格' },
  { entry: 'OFD.xml', ending: 'ofd', words: 'OFD 版式文件' },
  { entry: 'ppt/presentation.xml', ending: '', words: 'PowerPoint 演示文稿' },
];

/** Readers look for the beginning of a PDF in so many bytes (ISO 32000-1, annex H, 3.4.1). */
const PDF_BEGINS_WITHIN = 1024;

/** Tells what a file is from its bytes; null when they show nothing known: they may be damaged. */
export function typeByContent(bytes: Uint8Array): ContentType | null {
  const start = Buffer.from(bytes.subarray(0, PDF_BEGINS_WITHIN)).toString('latin1');
  // A zip may begin with a PDF in it, as it is; a program may have one within.
  const zip = start.startsWith('PK') ? zipType(bytes) : null;
  if (zip) return zip;
  const other = BEGINNINGS.find(([beginning]) => start.startsWith(beginning));
  if (!other && start.includes('%PDF-')) return { ending: 'pdf', words: 'PDF 文件' };
  if (start.startsWith('PK')) return null;
  return pictureTypeOf(bytes) ?? (other ? { ending: '', words: other[1] } : textType(bytes));
}

function zipType(bytes: Uint8Array): ContentType | null {
  const entries = zipEntries(bytes);
  if (entries === null) return null;
  const names = new Set(entries.map(({ name }) => name));
  return DOCUMENTS.find(({ entry }) => names.has(entry)) ?? { ending: 'zip', words: 'ZIP 压缩包' };
}

function pictureTypeOf(bytes: Uint8Array): ContentType | null {
  try {
    const { type = '', width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { ending: type, words: `${type.toUpperCase()} 图片` } : null;
  } catch {
    return null;
  }
}

/** A text is a table of comma-separated values unless it begins as a page or a drawing of the web. */
function textType(bytes: Uint8Array): ContentType | null {
  const text = decodedText(bytes);
  if (text === null) return null;
  const isMarkup = /^\s*<(?:!doctype|html|head|body|script|table|meta|svg|\?xml)/i.test(text);
  if (isMarkup) return { ending: '', words: '网页或者 XML' };
  if (text.startsWith('#!')) return { ending: '', words: '脚本程序' };
  return { ending: 'csv', words: '纯文本' };
}

/** Decodes the text of a file in UTF-8 or GB18030; null when it is in neither, or no text. */
export function decodedText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? null : text;
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}
