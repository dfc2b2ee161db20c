import { crc32, deflateSync } from 'node:zlib';

/** A picture's pixels, row by row, each row beginning with a whole byte. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Of packing, 1 to 9: a little larger than with more, at a fourth of the time. */
const EFFORT = 3;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The PNG (ISO/IEC 15948) of pixels that each name one of at most 16 colours with four bits. */
export function palettePng(pixels: Pixels, palette: readonly (readonly [number, number, number])[]): Buffer {
  const colours = chunk('PLTE', Buffer.from(palette.flat()));
  return png(pixels, { depth: 4, kind: 3, rowBytes: Math.ceil(pixels.width / 2) }, [colours]);
}

/** The PNG of pixels of four bytes each: red, green, blue, and how opaque. */
export function colourPng(pixels: Pixels): Buffer {
  return png(pixels, { depth: 8, kind: 6, rowBytes: pixels.width * 4 }, []);
}

interface Format {
  depth: number;
  kind: number;
  rowBytes: number;
}

function png(
  { width, height, bytes }: Pixels,
  { depth, kind, rowBytes }: Format,
  more: readonly Buffer[],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, kind, 0, 0, 0], 8);
  // Every row begins with the way in which it is filtered: none.
  const rows = Buffer.alloc((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(bytes.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(rows, { level: EFFORT })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
