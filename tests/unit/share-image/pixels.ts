import { inflateSync } from 'node:zlib';

/** A picture as it was read back. */
export interface ReadPng {
  width: number;
  height: number;
  /** The bytes of a pixel's row, without the byte that tells its filter. */
  rows: Buffer[];
  /** Colours by number, three bytes each. */
  palette: Buffer;
}

/** Reads a PNG whose rows are not filtered. @throws when it is none. */
export function readPng(bytes: Uint8Array): ReadPng {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    chunks.set(
      file.toString('latin1', at + 4, at + 8),
      file.subarray(at + 8, at + 8 + file.readUInt32BE(at)),
    );
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rowBytes = data.length / height;
  const rows = Array.from({ length: height }, (_, row) =>
    data.subarray(row * rowBytes + 1, (row + 1) * rowBytes),
  );
  return { width, height, rows, palette: chunks.get('PLTE') ?? Buffer.alloc(0) };
}
