import { decodedText } from '#lib/content/attachments/content-type';
import { codeInPdf } from '#lib/content/attachments/pdf-code';
import {
  type BoundedReader,
  boundedReader,
  type ZipEntry,
  zipEntries,
} from '#lib/content/attachments/zip-entries';
import { memoizedByObject, memoizedByText } from '#lib/content/memoize';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** The most bytes of a part that is looked into. */
const MOST_BYTES = 30 * 1024 * 1024;

/** How many archives may lie in each other. */
const MOST_DEPTH = 3;

/** The directory entry of macros in a document of the old formats (MS-OVBA, 2.2.1). */
const OLD_MACROS = Buffer.from('_VBA_PROJECT', 'utf16le');

/** Extensions of programs and of what starts one when it is opened, on any of the usual systems. */
const PROGRAM =
  /\.(?:exe|com|bat|cmd|scr|pif|cpl|msi|msp|msix|dll|sys|jse?|mjs|vb[es]?|ws[cfh]?|hta|ps1|psm1|jar|lnk|url|reg|chm|inf|gadget|apk|ipa|dmg|pkg|app|command|sh|run|deb|rpm|iso|img|vhdx?|swf|xll|xla|xlam|dotm|docm|xlsm|xlsb|xltm|pptm|potm|ppsm)$/i;

/** A cell that makes a spreadsheet start a program: `=cmd|' /C …'!A0`. */
const DDE_CELL = /(?:^|[",\t;])[ \t]*[=+\-@][^,\r\n]*\|[^,\r\n]*!/m;

/** Parts of an office document that are programs, or start one, by name. */
const PARTS: readonly [RegExp, string][] = [
  [/vbaProject[^/]*\.bin$|vbaData\.xml$/i, '宏（VBA）'],
  [/^xl\/macrosheets\//i, '宏表（Excel 4.0）'],
  [/\/activeX\//i, 'ActiveX 控件'],
  [/\/embeddings\/[^/]*\.(?:bin|exe|js|vbs|docm|xlsm|xlsb|pptm)$/i, '嵌入的对象（OLE）'],
];

/** The same by what stands in a part: which parts, what in them, and in which words. */
const CONTENTS: readonly [RegExp, RegExp, string][] = [
  [/^\[Content_Types\]\.xml$/, /macroEnabled|vbaProject/i, '宏（VBA）'],
  [
    /^word\/_rels\/settings\.xml\.rels$/,
    /attachedTemplate[^>]*External|External[^>]*attachedTemplate/i,
    '从网上取来的模板',
  ],
  [
    /^(?:word|xl)\/(?:\w+\/)?_rels\/[^/]+\.rels$/,
    /<[^>]*\/oleObject"[^>]*External|<[^>]*External[^>]*\/oleObject"/i,
    '从网上取来的对象（OLE）',
  ],
  [
    /^word\/(?:document|header\d*|footer\d*)\.xml$/,
    /(?:<w:instrText[^>]*>|\bw:instr=["'])\s*DDE(?:AUTO)?\b/i,
    '启动别的程序的域（DDE）',
  ],
  [/^xl\/externalLinks\/[^/]+\.xml$/, /<(?:\w+:)?ddeLink\b/, '启动别的程序的链接（DDE）'],
];

/**
 * Finds programs in an attachment: macros, scripts, what starts a program when it is opened, programs in an archive. In words
 * for staff, each once; none for a plain document. Memoized.
 * @param path its name, which says what it is: whether it is that is for `attachment-type` to say.
 */
export function codeInside(path: string, bytes: Uint8Array): readonly string[] {
  return codeInBytes(bytes)(path);
}

const codeInBytes = memoizedByObject((bytes: Uint8Array) =>
  memoizedByText((path): readonly string[] => {
    const reader = boundedReader(MOST_BYTES);
    const found = codeIn(path, bytes, { reader, depth: 0 });
    return [...new Set(reader.isExhausted() ? [...found, '展开以后大得看不到底的内容'] : found)];
  }),
);

/** The state of unpacking: how many archives a file lies in, and what reads from them within a bound. */
interface Unpacking {
  readonly reader: BoundedReader;
  readonly depth: number;
}

function codeIn(path: string, bytes: Uint8Array, { reader, depth }: Unpacking): string[] {
  switch (endingOf(path)) {
    case 'pdf':
      return codeInPdf(bytes);
    case 'csv':
      return DDE_CELL.test(decodedText(bytes) ?? '') ? ['启动别的程序的公式（DDE）'] : [];
    case 'doc':
    case 'xls':
    case 'ppt':
    case 'wps':
    case 'et':
      return Buffer.from(bytes).includes(OLD_MACROS) ? ['宏（VBA）'] : [];
    case 'html':
    case 'htm':
    case 'mht':
    case 'svg':
      return /<script\b/i.test(Buffer.from(bytes).toString('latin1')) ? ['脚本（JavaScript）'] : [];
    case 'docx':
    case 'xlsx':
      return codeInDocument(zipEntries(bytes) ?? [], reader);
    case 'ofd':
    case 'zip': {
      if (depth > MOST_DEPTH) return [`套了${depth}层、看不到底的压缩包`];
      const entries = zipEntries(bytes) ?? [];
      const programs = entries.filter(({ name }) => PROGRAM.test(name)).map(({ name }) => `程序 ${name}`);
      const strange = entries
        .filter(({ name }) => /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name))
        .map(({ name }) => `解压到别处的文件 ${name}`);
      return [
        ...programs,
        ...strange,
        ...entries.flatMap((entry) => codeInEntry(entry, { reader, depth: depth + 1 })),
      ];
    }
    default:
      return [];
  }
}

/** Lists the code in a file of an archive, which may be an archive too. */
function codeInEntry(entry: ZipEntry, unpacking: Unpacking): string[] {
  const { name } = entry;
  if (!/\.(?:pdf|docx?|xlsx?|ppt|wps|et|csv|ofd|zip|html?|mht|svg)$/i.test(name)) return [];
  const bytes = unpacking.reader.read(entry);
  return bytes ? codeIn(name, bytes, unpacking).map((words) => `${name} 里的${words}`) : [];
}

function codeInDocument(entries: readonly ZipEntry[], { read }: BoundedReader): string[] {
  const byName = PARTS.filter(([part]) => entries.some(({ name }) => part.test(name))).map(
    ([, words]) => words,
  );
  const byContent = CONTENTS.filter(([part, sign]) =>
    entries.some((entry) => {
      const bytes = part.test(entry.name) ? read(entry) : null;
      return bytes !== null && sign.test(Buffer.from(bytes).toString('utf8'));
    }),
  ).map(([, , words]) => words);
  return [...byName, ...byContent];
}
