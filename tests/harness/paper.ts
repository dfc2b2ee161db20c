import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api';

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** What stands beside each other on a page. Lengths are points; heights count from the page's upper edge. */
export interface PrintedLine {
  text: string;
  /** Where its first character begins, and its last one ends. */
  left: number;
  right: number;
  baseline: number;
  /** The middle of the line's box: half of what lies between the ascenders and descenders of its font. */
  middle: number;
  /** The type size and the font of its first character, by the name that is embedded. */
  size: number;
  font: string;
}

/** A page of a PDF. */
export interface PrintedPage {
  width: number;
  height: number;
  /** What stands within the type area, without blanks, in the order in which a reader of the file gets it. */
  text: string;
  /** The same with what stands under it. */
  whole: string;
  /** What stands within the type area by lines, from above. */
  lines: PrintedLine[];
  /** What stands under it. */
  foot: PrintedLine[];
}

/** A PDF as it was printed. */
export interface Paper {
  pages: PrintedPage[];
  title: string;
  lang: string;
  /** The titles of the outline, whatever their level. */
  outline: string[];
}

/** The lower edge of the type area: 35 mm above the page's (GB/T 9704-2012, 5.2.1). */
const FOOT = 35 * MM;

/** Reads a PDF: its pages, line by line, and what it says of itself. */
export async function readPaper(pdf: Uint8Array): Promise<Paper> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    // Fonts are known once the page's operators have been read.
    await page.getOperatorList();
    const { items, styles } = await page.getTextContent();
    const pieces = items.filter(isText).map((item): PrintedLine => {
      const [, , , size = 0, left = 0, y = 0] = item.transform;
      const { ascent = 0, descent = 0 } = styles[item.fontName] ?? {};
      const font: { name?: string } = page.commonObjs.get(item.fontName);
      return {
        text: item.str,
        left,
        right: left + item.width,
        baseline: height - y,
        middle: height - y - ((ascent + descent) / 2) * size,
        size,
        font: (font.name ?? '').replace(/^[A-Z]{6}\+/, ''),
      };
    });
    const inArea = pieces.filter(({ baseline }) => baseline < height - FOOT);
    const wordsIn = (some: readonly PrintedLine[]) => some.map((one) => one.text.replace(/\s/g, '')).join('');
    const text = wordsIn(inArea);
    const foot = linesOf(pieces.filter((piece) => !inArea.includes(piece)));
    pages.push({ width, height, text, whole: wordsIn(pieces), lines: linesOf(inArea), foot });
  }
  const { info }: { info: { Title?: string; Language?: string } } = JSON.parse(
    JSON.stringify(await document.getMetadata()),
  );
  const outline = titlesOf(await document.getOutline());
  await task.destroy();
  return { pages, title: info.Title ?? '', lang: info.Language ?? '', outline };
}

/** How many pages a PDF has, without reading them. */
export async function pagesOf(pdf: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const { numPages } = await task.promise;
  await task.destroy();
  return numPages;
}

function isText(item: TextItem | TextMarkedContent): item is TextItem {
  return 'str' in item && item.str.trim() !== '';
}

/** How far the pieces of one line may lie apart in height: a note's mark stands 6 pt above its line. */
const SAME_LINE = 7;

/** Pieces put together to lines, from above; each line's pieces from its left. */
function linesOf(pieces: readonly PrintedLine[]): PrintedLine[] {
  const rows: PrintedLine[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row?.[0] && piece.baseline - row[0].baseline < SAME_LINE) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => {
    const [first, ...others] = row.toSorted((a, b) => a.left - b.left);
    return first ? [others.reduce(joined, first)] : [];
  });
}

function joined(line: PrintedLine, piece: PrintedLine): PrintedLine {
  return { ...line, text: line.text + piece.text, right: Math.max(line.right, piece.right) };
}

function titlesOf(
  nodes: Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getOutline']>>,
) {
  const titles: string[] = [];
  for (const { title, items } of nodes ?? []) titles.push(title, ...titlesOf(items));
  return titles;
}
