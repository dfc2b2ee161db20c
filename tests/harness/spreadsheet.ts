import { zipOf } from './attached-files';

/** A sheet of a made workbook. */
interface MadeSheet {
  readonly name?: string;
  /** `<row>` elements. */
  readonly rows: string;
  /** Areas that are merged, such as `A1:B2`. */
  readonly merged?: readonly string[];
  /** `<col>` elements. */
  readonly columns?: string;
  readonly state?: 'hidden' | 'visible';
}

/** A workbook to make. */
interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** `<si>` elements, by their index. */
  readonly strings?: readonly string[];
  /** The number formats of styles, by their index: an id, or a pattern. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Further files, or others in place of its own. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const FIRST_OWN_FORMAT = 176;

/** Makes a workbook as a spreadsheet saves it as `.xlsx`, of the XML that a test writes. */
export function workbookOf({
  sheets,
  strings = [],
  formats = [],
  is1904 = false,
  files = {},
}: MadeWorkbook): Uint8Array {
  const parts = sheets.map((sheet, index) => ({ ...sheet, path: `worksheets/sheet${index + 1}.xml` }));
  const own = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escaped(format)}"/>`
      : [],
  );
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? FIRST_OWN_FORMAT + index : format}"/>`,
  );
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relationships([
      ...parts.map(({ path }): [string, string] => ['worksheet', path]),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', '/xl/styles.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${parts
      .map(
        ({ name, state = 'visible' }, index) =>
          `<sheet name="${escaped(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(parts.map((sheet) => [`xl/${sheet.path}`, sheetXml(sheet)])),
    ...files,
  });
}

function sheetXml({ rows, merged = [], columns = '' }: MadeSheet): string {
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('');
  return `<worksheet xmlns="${MAIN}">${columns && `<cols>${columns}</cols>`}<sheetData>${rows}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`;
}

function relationships(targets: readonly [type: string, target: string][]): string {
  return `<Relationships xmlns="${PACKAGE}">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
}

/** Rows of cells that each hold their text themselves; an empty text makes no cell. */
export function textRows(rows: readonly (readonly string[])[], first = 1): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${first + index}">${cells
          .map((text, column) =>
            text === ''
              ? ''
              : `<c r="${String.fromCharCode(65 + column)}${first + index}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
