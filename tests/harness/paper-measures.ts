import { MM, type Paper, type PrintedLine, type PrintedPage } from './paper';

/** The standard's numbers (GB/T 9704-2012): millimetres, points, lines and characters. */
export const STANDARD = {
  page: { width: 210, height: 297 },
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  lines: 22,
  characters: 28,
  /** 二号, 三号 and 四号; 三号 is 15.75 pt where 28 characters must stand in 156 mm. */
  sizes: { title: 22, body: 15.75, pageNumber: 14 },
  pitch: (225 * MM) / 22,
  /** How far the page number's upper edge lies under the type area. */
  pageNumberBelow: 7,
} as const;

/** What was measured in a notice's PDF. Lengths are millimetres, sizes points. */
export interface PaperMeasures {
  page: { width: number; height: number };
  margins: { top: number; bottom: number; left: number; right: number };
  /** Lines of a page that is full of running text. */
  lines: number;
  /** The distance of two such lines. */
  pitch: number;
  /** Characters of a full line that holds Chinese characters alone. */
  characters: number;
  sizes: { title: number; body: number; pageNumber: number };
  /** Faces by their embedded names; `first` and `second` are those of headings that begin with 一、 and （一）. */
  fonts: { title: string; body: string; pageNumber: string; first: string; second: string };
  /** How far a paragraph's first line stands in, in characters. */
  indent: number;
  pageNumber: {
    /** How far its dashes lie under the type area. */
    below: number;
    /** How far it stands in from the side, in its own characters, on odd and on even pages. */
    oddFromRight: number;
    evenFromLeft: number;
  };
}

/** Numbers and letters take half a character's width. */
const CHINESE = /^[\p{Script=Han}，。、；：（）“”《》？！]+$/u;

/** Where a dash of Debian's Song face has its upper edge, in its own size, above the baseline: read off its outline. */
const DASH = 0.385;

/** Measures a notice's PDF whose second page is full of running text. @throws Error when it has no such page. */
export function measurePaper({ pages }: Paper): PaperMeasures {
  const [first, full] = pages;
  const [title] = first?.lines ?? [];
  const body = full?.lines.find(isBody);
  const [oddFoot, evenFoot] = [first?.foot[0], full?.foot[0]];
  if (!first || !full || !title || !body || !oddFoot || !evenFoot)
    throw new Error('there is no page full of text');
  const lines = full.lines.filter(({ size }) => isNear(size, body.size));
  const [upper, lower] = [lines[0]?.middle ?? 0, lines.at(-1)?.middle ?? 0];
  const pitch = (lower - upper) / (lines.length - 1);
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  return {
    page: { width: full.width / MM, height: full.height / MM },
    margins: {
      top: (upper - pitch / 2) / MM,
      bottom: (full.height - lower - pitch / 2) / MM,
      left: left / MM,
      right: (full.width - right) / MM,
    },
    lines: lines.length,
    pitch,
    characters: Math.max(...pages.flatMap((page) => fullLines(page, right)).map(charactersOf)),
    sizes: { title: title.size, body: body.size, pageNumber: oddFoot.size },
    fonts: {
      title: title.font,
      body: body.font,
      pageNumber: oddFoot.font,
      first: fontOf(pages, /^[一二三四五六七八九十]+、/),
      second: fontOf(pages, /^（[一二三四五六七八九十]+）/),
    },
    indent: indentOf(lines, left),
    pageNumber: {
      below: (oddFoot.baseline - DASH * oddFoot.size - first.height) / MM + STANDARD.margins.bottom,
      oddFromRight: (right - oddFoot.right) / oddFoot.size,
      evenFromLeft: (evenFoot.left - left) / evenFoot.size,
    },
  };
}

/** The face of the first line that begins so. */
function fontOf(pages: readonly PrintedPage[], beginning: RegExp): string {
  const lines = pages.flatMap((page) => page.lines);
  return lines.find(({ text }) => beginning.test(text))?.font ?? '';
}

/** Whether a line is running text and no heading: paper has those in other faces. */
function isBody({ text, left, right }: PrintedLine): boolean {
  return charactersOf({ text }) > 20 && !/^[（一二三四五六七八九十]/.test(text) && right > left;
}

/** The lines of a page that reach the right edge and hold Chinese characters alone. */
function fullLines({ lines }: PrintedPage, right: number): PrintedLine[] {
  return lines.filter((line) => right - line.right < line.size / 4 && CHINESE.test(line.text));
}

function charactersOf({ text }: Pick<PrintedLine, 'text'>): number {
  return Array.from(text).length;
}

/** The least indent of a line that begins a paragraph. */
function indentOf(lines: readonly PrintedLine[], left: number): number {
  const indents = lines.map((line) => (line.left - left) / line.size).filter((indent) => indent > 0.5);
  // A difference of floating-point numbers.
  return Number(Math.min(...indents).toFixed(6));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.1;
}
