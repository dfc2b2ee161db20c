import { strToU8, zipSync } from 'fflate';

const TYPES = '[Content_Types].xml';
const RELATIONSHIPS = '_rels/.rels';

function ofText(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([path, content]): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: '2024-11-01T12:00:00' });
}

/** A zip of files by path. */
export const zipOf = ofText;

/** A text document as an office program saves it, with further files inside. */
export function docxWith(text: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return ofText({
    [TYPES]:
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    [RELATIONSHIPS]: '<Relationships/>',
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ...more,
  });
}

/** A spreadsheet as an office program saves it, its cells in its table of strings, with further files inside. */
export function xlsxWith(
  cells: readonly string[],
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  return ofText({
    [TYPES]:
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    [RELATIONSHIPS]: '<Relationships/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${cells.map((cell) => `<si><t>${cell}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${cells
      .map((_, index) => `<c r="${String.fromCharCode(65 + index)}1" t="s"><v>${index}</v></c>`)
      .join('')}</row></sheetData></worksheet>`,
    ...more,
  });
}

/** An OFD document. */
export function ofd(): Uint8Array {
  return ofText({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<ofd:Document/>' });
}

/** A PDF of one empty page, with more written into its catalogue and more objects. */
export function pdfWith(catalogue = '', objects = ''): Uint8Array {
  return strToU8(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R${catalogue}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n${objects}trailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n`,
  );
}
