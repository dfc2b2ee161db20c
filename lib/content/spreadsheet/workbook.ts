import { codeInside } from '#lib/content/attachments/code-inside';
import { typeByContent } from '#lib/content/attachments/content-type';
import { type ZipEntry, zipEntries } from '#lib/content/attachments/zip-entries';
import { type CellContext, sharedStrings } from '#lib/content/spreadsheet/cell-text';
import { patternOf } from '#lib/content/spreadsheet/number-format';
import {
  DAMAGED,
  isTrue,
  readElements,
  SpreadsheetError,
  type XmlElement,
} from '#lib/content/spreadsheet/xml-elements';

/** A sheet of a workbook, not yet read. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Unpacks its XML. @throws SpreadsheetError when it is damaged or too large. */
  xml(): Uint8Array;
}

/** A workbook, as spreadsheets save it as `.xlsx` (ECMA-376). */
export interface Workbook {
  /** In their order; sheets that hold no cells, such as charts, are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly context: CellContext;
}

/** The most bytes of a file: a ledger of 10,000 rows has 1 MB. */
const MOST_BYTES = 20_000_000;

/** The most bytes of a part once it is unpacked: a small file can unpack to one of any size. */
const MOST_UNPACKED = 50_000_000;

/** What `EncryptedPackage` is in the directory of a file with a password (MS-OFFCRYPTO, 1.3.2). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const RELATIONSHIP = {
  document: /\/officeDocument$/,
  sheet: /\/worksheet$/,
  strings: /\/sharedStrings$/,
  styles: /\/styles$/,
};

/** A part to which another refers. */
interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Its path in the file. */
  readonly path: string;
}

/**
 * Opens a workbook. Nothing in it is computed or run, and nothing that it refers to outside is fetched.
 * @throws SpreadsheetError for anything but an .xlsx without macros and password, and for one that is too large.
 */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const entries = new Map(entriesOf(bytes).map((entry) => [entry.name, entry]));
  const related = (path: string) => relationshipsOf(entries, path);
  const main = related('').find(({ type }) => RELATIONSHIP.document.test(type))?.path;
  if (main === undefined) throw new SpreadsheetError(DAMAGED);
  const parts = related(main);
  const partOf = (type: RegExp) => {
    const path = parts.find((part) => type.test(part.type))?.path;
    return path === undefined ? null : unpack(entries, path);
  };
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  readElements(unpack(entries, main), ['sheet', 'workbookPr'], (element) => {
    if (element.name === 'workbookPr') {
      is1904 = isTrue(element, 'date1904');
      return;
    }
    const { attributes } = element;
    const part = parts.find(({ id }) => id === attributes.get('id'));
    if (!part || !RELATIONSHIP.sheet.test(part.type)) return;
    sheets.push({
      name: attributes.get('name') ?? '',
      isHidden: (attributes.get('state') ?? 'visible') !== 'visible',
      xml: () => unpack(entries, part.path),
    });
  });
  const strings = partOf(RELATIONSHIP.strings);
  const styles = partOf(RELATIONSHIP.styles);
  return {
    sheets,
    context: {
      strings: strings ? sharedStrings(strings) : [],
      patterns: styles ? patternsIn(styles) : [],
      is1904,
    },
  };
}

/** Lists the files in a workbook. @throws SpreadsheetError that says how to save it instead. */
function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  if (bytes.length > MOST_BYTES)
    throw new SpreadsheetError(
      `表格文件太大：有 ${bytes.length} 字节，最多 ${MOST_BYTES} 字节。请把台账单独存成一个文件，去掉图片，再试。`,
    );
  if (Buffer.from(bytes).includes(ENCRYPTED))
    throw new SpreadsheetError('表格文件加了密码，打不开。请用表格软件打开它，取消密码，保存，再试。');
  const type = typeByContent(bytes);
  if (type?.ending !== 'xlsx')
    throw new SpreadsheetError(
      `这个文件不是 .xlsx 表格，而是${type?.words ?? '打不开的文件'}。请用表格软件打开它，点“文件”“另存为”，类型选“Excel 工作簿（*.xlsx）”，再试；只改文件名的结尾没有用。`,
    );
  const code = codeInside('ledger.xlsx', bytes);
  if (code.length > 0)
    throw new SpreadsheetError(
      `表格文件里有${code.join('、')}。请用表格软件打开它，另存为不带宏的“Excel 工作簿（*.xlsx）”，再试。`,
    );
  return zipEntries(bytes) ?? [];
}

function unpack(entries: ReadonlyMap<string, ZipEntry>, path: string): Uint8Array {
  const entry = entries.get(path);
  if (!entry) throw new SpreadsheetError(DAMAGED);
  const unpacked = entry.read(MOST_UNPACKED);
  if (unpacked) return unpacked;
  throw new SpreadsheetError(
    `表格文件里的 ${path} 读不出来：展开以后超过 ${MOST_UNPACKED} 字节，或者已经损坏。请把台账复制到一个新的表格文件里，保存，再试。`,
  );
}

/** The parts to which a part refers (ECMA-376-2, 6.5); those of the whole file for an empty path. */
function relationshipsOf(entries: ReadonlyMap<string, ZipEntry>, path: string): Relationship[] {
  const found: Relationship[] = [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const list = `${folder}_rels/${path.slice(folder.length)}.rels`;
  if (!entries.has(list)) return found;
  readElements(unpack(entries, list), ['Relationship'], ({ attributes }: XmlElement) => {
    if (attributes.get('TargetMode') === 'External') return;
    found.push({
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type') ?? '',
      path: pathOf(attributes.get('Target') ?? '', folder),
    });
  });
  return found;
}

/** The path in the file that a relationship names, from a folder or from the top. */
function pathOf(target: string, folder: string): string {
  try {
    return decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1));
  } catch (error) {
    // What `URL` and `decodeURIComponent` throw for a name that is none.
    if (error instanceof TypeError || error instanceof URIError) throw new SpreadsheetError(DAMAGED);
    throw error;
  }
}

/** The patterns of number formats by the index of a cell's style (ECMA-376-1, 18.8.10 and 18.8.31). */
function patternsIn(styles: Uint8Array): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  readElements(styles, ['numFmts', 'cellXfs'], ({ name, children }) => {
    for (const { attributes } of children) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'cellXfs') ids.push(id);
      else own.set(id, attributes.get('formatCode') ?? '');
    }
  });
  return ids.map((id) => patternOf(id, own));
}
