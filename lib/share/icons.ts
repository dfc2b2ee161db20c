import { coverageOf } from '#lib/share/coverage';
import { type Icon, readIcon, type Shape } from '#lib/share/icon-file';
import { colourPng } from '#lib/share/png';

/** Sizes in `favicon.ico`, in pixels: those of tabs and of bookmarks on plain and on fine screens. */
const FAVICON_SIZES = [16, 32, 48];

/** The size at which telephones keep a page on their first screen, in pixels. */
const TOUCH_SIZE = 180;

/** What a touch icon stands on: telephones paint black where nothing is. It keeps clear of rounded corners. */
const TOUCH_GROUND: Shape['colour'] = [0xf2, 0xf0, 0xeb];
const TOUCH_MARGIN = 0.1;

/** The icons that engines of 2019 ask for, drawn from the site's SVG. */
export interface DrawnIcons {
  favicon: Uint8Array;
  touchIcon: Uint8Array;
}

/** @param svg the site's icon. @throws Error when it holds what cannot be drawn. */
export function drawIcons(svg: string): DrawnIcons {
  const icon = readIcon(svg);
  return {
    favicon: icoOf(FAVICON_SIZES.map((size) => ({ size, png: drawIcon(icon, size, 0, null) }))),
    touchIcon: drawIcon(icon, TOUCH_SIZE, TOUCH_MARGIN, TOUCH_GROUND),
  };
}

/** An icon `size` pixels wide and high, with a margin (of its size) around it, on a colour or on nothing. */
function drawIcon(icon: Icon, size: number, margin: number, ground: Shape['colour'] | null): Buffer {
  const bytes = new Uint8Array(size * size * 4);
  if (ground) for (let pixel = 0; pixel < bytes.length; pixel += 4) bytes.set([...ground, 255], pixel);
  const scale = (size * (1 - 2 * margin)) / icon.side;
  for (const { contours, colour } of icon.shapes) {
    const placed = contours.map((contour) =>
      contour.map(([x, y]) => [size * margin + x * scale, size * margin + y * scale] as const),
    );
    const { left, top, width, covered } = coverageOf(placed);
    for (const [index, alpha] of covered.entries()) {
      const [x, y] = [left + (index % width), top + Math.floor(index / width)];
      if (alpha > 0 && x < size && y < size) lay(bytes, (y * size + x) * 4, colour, alpha / 255);
    }
  }
  return colourPng({ width: size, height: size, bytes });
}

/** Lays a colour over a pixel (Porter and Duff's “over”). */
function lay(bytes: Uint8Array, at: number, colour: Shape['colour'], alpha: number): void {
  const below = ((bytes[at + 3] ?? 0) / 255) * (1 - alpha);
  const whole = alpha + below;
  for (const [channel, value] of colour.entries())
    bytes[at + channel] = Math.round((value * alpha + (bytes[at + channel] ?? 0) * below) / whole);
  bytes[at + 3] = Math.round(whole * 255);
}

/** A Windows icon file that holds PNGs: an entry of 16 bytes for each, then the pictures. */
function icoOf(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.set([size, size], entry);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}
