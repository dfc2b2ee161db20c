import { Canvas } from '#lib/share-image/canvas';
import { openTypeface, type Typeface } from '#lib/share-image/font';
import { palettePng } from '#lib/share-image/png';
import { SHARE_SIZE } from '#lib/share-image/size';
import { LINE_HEIGHT, titleLines } from '#lib/share-image/title-lines';

/** The texts of a share image (`og:image`). */
export interface SharePicture {
  title: string;
  /** The line below the red rule: the issuers. */
  under: string;
  /** The line above the sheet: the site's organization. */
  above: string;
}

/** Renders a share image: PNG, 1200 × 630 pixels, 16 colours. */
export type DrawShare = (picture: SharePicture) => Promise<Uint8Array>;

const { width: WIDTH, height: HEIGHT } = SHARE_SIZE;

/** How wide text may be: chats crop the picture to the square in its middle, and some round that one's corners. */
const SQUARE = HEIGHT - 32;

/** Layout in pixels, after the page's own: the sheet, the red rule on it, and the boxes of the texts. */
const SHEET = { left: 48, top: 84, right: WIDTH - 48, bottom: HEIGHT };
const RULE = { left: 104, top: 456, right: WIDTH - 104, bottom: 461 };
const TITLE = { width: SQUARE, height: 316, middle: (SHEET.top + RULE.top) / 2 + 4 };
const UNDER = { size: 40, middle: (RULE.bottom + HEIGHT) / 2, width: SQUARE };
const ABOVE = { size: 30, middle: SHEET.top / 2 + 1, width: SQUARE };

/** Smallest font size of a line that shrinks to fit, in pixels. */
const LEAST_SIZE = 20;

/** Distance from the middle of a Han character down to the baseline, in em: it extends from -0.12 to 0.88. */
const MIDDLE_TO_BASE = 0.38;

/** The palette: ground, accent, and a ramp from sheet to ink, as in the page's light theme (`tokens.css`). */
const GROUND = 0;
const ACCENT = 1;
const SHEET_COLOUR = 2;
const SHADES = 14;
const PALETTE: readonly (readonly [number, number, number])[] = [
  [0xf2, 0xf0, 0xeb],
  [0xb0, 0x11, 0x1a],
  ...Array.from({ length: SHADES }, (_, shade): [number, number, number] => {
    const mixed = (ink: number) => Math.round(255 + ((ink - 255) * shade) / (SHADES - 1));
    return [mixed(0x1f), mixed(0x1d), mixed(0x1a)];
  }),
];

/** Prepares the renderer of share images: opens its fonts and draws the background, which all images share. */
export async function openDrawing(): Promise<DrawShare> {
  const [bold, medium] = await Promise.all([openTypeface(800), openTypeface(500)]);
  const empty = new Canvas(SHARE_SIZE, { background: SHEET_COLOUR, shades: SHADES });
  empty.fill({ left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, GROUND);
  empty.fill(SHEET, SHEET_COLOUR);
  empty.fill(RULE, ACCENT);
  return async ({ title, under, above }) => {
    await bold.prepare(`${title}…`);
    await medium.prepare(`${under}${above}…`);
    const canvas = empty.copy();
    drawTitle(canvas, bold, title);
    drawLine(canvas, medium, under, UNDER);
    drawLine(canvas, medium, above, ABOVE);
    return palettePng({ ...SHARE_SIZE, bytes: canvas.bytes }, PALETTE);
  };
}

function drawTitle(canvas: Canvas, typeface: Typeface, title: string): void {
  const { size, lines } = titleLines(title, TITLE, (text, at) => widthOf(typeface, text, at));
  const first = TITLE.middle - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
  for (const [index, line] of lines.entries())
    drawCentred(canvas, typeface, line, { size, middle: first + index * size * LINE_HEIGHT });
}

/** Draws a line of text centred, at a smaller size when it is too wide, and truncated when even that is too wide. */
function drawLine(
  canvas: Canvas,
  typeface: Typeface,
  text: string,
  { size, middle, width }: { size: number; middle: number; width: number },
): void {
  const fitting = Math.floor((size * width) / Math.max(width, widthOf(typeface, text, size)));
  const at = Math.max(LEAST_SIZE, fitting);
  drawCentred(
    canvas,
    typeface,
    truncated(text, (part) => widthOf(typeface, part, at) <= width),
    { size: at, middle },
  );
}

/** Truncates a text with `…` until it fits. */
function truncated(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && !fits(`${characters.join('')}…`)) characters.pop();
  return `${characters.join('')}…`;
}

function drawCentred(
  canvas: Canvas,
  typeface: Typeface,
  text: string,
  { size, middle }: { size: number; middle: number },
): void {
  const base = Math.round(middle + MIDDLE_TO_BASE * size);
  let x = (WIDTH - widthOf(typeface, text, size)) / 2;
  for (const character of text) {
    const glyph = typeface.glyph(character, size);
    canvas.ink(glyph, Math.round(x), base);
    x += glyph.advance;
  }
}

function widthOf(typeface: Typeface, text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + typeface.glyph(character, size).advance, 0);
}
