import { inflateSync } from 'node:zlib';
import { droppedPart, type FilePart, keptPart, latin1, trailingParts } from '#lib/content/pictures/file-part';

// W3C PNG, third edition, 5.3 and 11: a signature and chunks, each of length, type, data and CRC.

const SIGNATURE_LENGTH = 8;

/** Chunks that a picture, still or animated, is drawn from. */
const DRAWN = 'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' ');

/** Splits a PNG into parts; null when it is not built as one. */
export function splitPng(bytes: Uint8Array): FilePart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [keptPart(bytes.subarray(0, SIGNATURE_LENGTH))];
  let at = SIGNATURE_LENGTH;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = latin1(bytes, at + 4, at + 8);
    parts.push(chunkPart(type, bytes.subarray(at, end)));
    at = end;
    if (type !== 'IEND') continue;
    return [...parts, ...trailingParts(bytes.subarray(at))];
  }
  return null;
}

function chunkPart(type: string, chunk: Uint8Array): FilePart {
  const data = chunk.subarray(8, -4);
  if (DRAWN.includes(type)) return keptPart(chunk);
  if (type === 'eXIf') return droppedPart('exif', data);
  if (type === 'iCCP') return droppedPart('profile', profileIn(data));
  return droppedPart(/^(?:[tiz](?:TXt|EXt)|tIME)$/.test(type) ? 'text' : 'other', data);
}

/** The colour profile of an `iCCP` chunk: after a name, a zero and the method, compressed (11.3.2.3). */
function profileIn(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data.subarray(data.indexOf(0) + 2));
  } catch {
    return data;
  }
}
