import { SaxesParser } from 'saxes';

/** An element of an XML document with everything in it. Prefixes of namespaces are left out: programs differ in them. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text that stands in it directly. */
  readonly text: string;
}

/** A spreadsheet cannot be read; the message is Chinese, for staff, and says what to do. */
export class SpreadsheetError extends Error {
  override name = 'SpreadsheetError';
}

/** An element whose end has not come yet. */
interface OpenElement extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads the elements of some names from an XML document, one after the other, so that a large document is never held whole.
 * Nothing outside the document is fetched, and no entities are known but XML's own five.
 * @param names the elements to take; one inside another that is taken comes as its child alone.
 * @throws SpreadsheetError when the document is not well-formed.
 */
export function readElements(
  bytes: Uint8Array,
  names: readonly string[],
  take: (element: XmlElement) => void,
): void {
  const open: OpenElement[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length === 0 && !names.includes(local)) return;
    const values = Object.values(attributes).map(({ local: key, value }): [string, string] => [key, value]);
    const element = { name: local, attributes: new Map(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element && open.length === 0) take(element);
  });
  parser.on('error', () => {
    throw new SpreadsheetError(DAMAGED);
  });
  parser.write(decoded(bytes)).close();
}

/** What is said of a file that is no sound spreadsheet. */
export const DAMAGED = '表格文件已经损坏，读不下去。请用表格软件打开它，另存为新的 .xlsx 文件，再试。';

/** XML is UTF-8 unless it begins with the byte order mark of UTF-16. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Returns the first child of a name; undefined where there is none. */
export function childOf({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name);
}

/** Whether an attribute says yes, as XML Schema writes it; false where it is absent. */
export function isTrue({ attributes }: XmlElement, name: string): boolean {
  return ['1', 'true'].includes(attributes.get(name) ?? '');
}
