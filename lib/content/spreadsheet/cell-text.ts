import { GENERAL, numberAsShown, textAsShown } from '#lib/content/spreadsheet/number-format';
import {
  childOf,
  DAMAGED,
  readElements,
  SpreadsheetError,
  type XmlElement,
} from '#lib/content/spreadsheet/xml-elements';

/** What the cells of a workbook refer to. */
export interface CellContext {
  /** The texts that cells share, by their index. */
  readonly strings: readonly string[];
  /** The patterns of number formats, by the index of a cell's style. */
  readonly patterns: readonly string[];
  /** Whether days are counted from 1904. */
  readonly is1904: boolean;
}

/** Reads the texts that the cells of a workbook share (ECMA-376-1, 18.4.9). */
export function sharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  readElements(bytes, ['si'], (element) => strings.push(richText(element)));
  return strings;
}

/** A text in one piece or in several with a look each; how it is pronounced is left out. */
function richText({ children }: XmlElement): string {
  const pieces = children.map((child) => {
    if (child.name === 't') return child.text;
    return child.name === 'r' ? (childOf(child, 't')?.text ?? '') : '';
  });
  return unescaped(pieces.join(''));
}

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376-1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/**
 * Returns the text of a cell as the spreadsheet shows it, its paragraphs on lines of their own; dates as `YYYY-MM-DD`.
 * @param place the cell's address, such as C5, for messages.
 * @throws SpreadsheetError for a formula that was never computed, or whose value is an error.
 */
export function cellText(cell: XmlElement, place: string, context: CellContext): string {
  return textOf(cell, place, context).replace(/\r\n?/g, '\n').trim();
}

function textOf(cell: XmlElement, place: string, { strings, patterns, is1904 }: CellContext): string {
  const type = cell.attributes.get('t') ?? 'n';
  const pattern = patterns[Number(cell.attributes.get('s') ?? 0)] ?? GENERAL;
  if (type === 'inlineStr') {
    const inline = childOf(cell, 'is');
    return inline ? textAsShown(richText(inline), pattern) : '';
  }
  const value = childOf(cell, 'v')?.text;
  if (value === undefined) {
    if (!childOf(cell, 'f')) return '';
    throw new SpreadsheetError(
      `${place} 格是公式，文件里没有算出来的值。请用表格软件打开这个文件，保存一次，再试；或者把公式换成它的值。`,
    );
  }
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw new SpreadsheetError(DAMAGED);
      return textAsShown(text, pattern);
    }
    case 'str':
      return textAsShown(unescaped(value), pattern);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      throw new SpreadsheetError(`${place} 格的值是错误 ${value}。请在表格里改正这一格，保存，再试。`);
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1');
    default:
      return numberText(value, pattern, is1904);
  }
}

function numberText(written: string, pattern: string, is1904: boolean): string {
  if (written.trim() === '') return '';
  const value = Number(written);
  if (!Number.isFinite(value)) throw new SpreadsheetError(DAMAGED);
  return numberAsShown(value, pattern, is1904);
}
