import { decodedText } from '#lib/content/attachments/content-type';
import { codeInPdf } from '#lib/content/attachments/pdf-code';
import { type ZipEntry, zipEntries } from '#lib/content/attachments/zip-entries';
import { memoizedByObject, memoizedByText } from '#lib/content/memoize';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** The most bytes of a part that is looked into. */
const MOST_BYTES = 30 * 1024 * 1024;

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
  [/\/embeddings\/[^/]*\.(?:bin|exe|js|vbs)$/i, '嵌入的对象（OLE）'],
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
    /^word\/(?:document|header\d*|footer\d*)\.xml$/,
    /<w:instrText[^>]*>\s*DDE(?:AUTO)?\b/i,
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
  memoizedByText((path): readonly string[] => [...new Set(codeIn(path, bytes, 'an archive is opened'))]),
);

function codeIn(path: string, bytes: Uint8Array, archives: 'an archive is opened' | 'it is not'): string[] {
  switch (endingOf(path)) {
    case 'pdf':
      return codeInPdf(bytes);
    case 'csv':
      return DDE_CELL.test(decodedText(bytes) ?? '') ? ['启动别的程序的公式（DDE）'] : [];
    case 'docx':
    case 'xlsx':
      return codeInDocument(zipEntries(bytes) ?? []);
    case 'ofd':
    case 'zip': {
      const entries = zipEntries(bytes) ?? [];
      const programs = entries.filter(({ name }) => PROGRAM.test(name)).map(({ name }) => `程序 ${name}`);
      const strange = entries
        .filter(({ name }) => /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name))
        .map(({ name }) => `解压到别处的文件 ${name}`);
      const inner = archives === 'it is not' ? [] : entries.flatMap(codeInEntry);
      return [...programs, ...strange, ...inner];
    }
    default:
      return [];
  }
}

/** What stands in a document in an archive; an archive in it is not opened. */
function codeInEntry({ name, read }: ZipEntry): string[] {
  if (!/\.(?:pdf|docx|xlsx|csv|ofd|zip)$/i.test(name)) return [];
  const bytes = read(MOST_BYTES);
  return bytes ? codeIn(name, bytes, 'it is not').map((words) => `${name} 里的${words}`) : [];
}

function codeInDocument(entries: readonly ZipEntry[]): string[] {
  const byName = PARTS.filter(([part]) => entries.some(({ name }) => part.test(name))).map(
    ([, words]) => words,
  );
  const byContent = CONTENTS.filter(([part, sign]) =>
    entries.some(({ name, read }) => {
      const bytes = part.test(name) ? read(MOST_BYTES) : null;
      return bytes !== null && sign.test(Buffer.from(bytes).toString('utf8'));
    }),
  ).map(([, , words]) => words);
  return [...byName, ...byContent];
}
