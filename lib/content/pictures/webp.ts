import {
  concatBytes,
  droppedPart,
  type FilePart,
  keptPart,
  latin1,
  type MetadataKind,
  trailingParts,
} from '#lib/content/pictures/file-part';

// RFC 9649, 2: a RIFF file of chunks, each of four letters, its size, data, and a byte of padding after an odd size.

const HEADER_LENGTH = 12;
const FRAME_HEADER_LENGTH = 16;

/** Chunks that a picture, still or animated, is drawn from. */
const DRAWN = ['VP8 ', 'VP8L', 'ALPH', 'ANIM'];

/** What the flags of `VP8X` may say: there is an alpha channel, there is an animation (RFC 9649, 2.7). */
const FLAGS = 0x12;

const KINDS: Readonly<Record<string, MetadataKind>> = { EXIF: 'exif', 'XMP ': 'text', ICCP: 'profile' };

interface Chunk {
  type: string;
  data: Uint8Array;
}

/** Splits a WebP into parts; null when it is not built as one. */
export function splitWebp(bytes: Uint8Array): FilePart[] | null {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8;
  const chunks = size <= bytes.length ? chunksIn(bytes.subarray(HEADER_LENGTH, size)) : null;
  if (chunks === null) return null;
  const parts = chunks.map(chunkPart);
  const length = parts.reduce((sum, { kept }) => sum + kept.length, 0);
  // A copy: what `slice` gives of a Buffer is the same memory.
  const header = Uint8Array.from(bytes.subarray(0, HEADER_LENGTH));
  new DataView(header.buffer).setUint32(4, length + 4, true);
  return [keptPart(header), ...parts, ...trailingParts(bytes.subarray(size))];
}

function chunksIn(bytes: Uint8Array): Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = at + 8 <= bytes.length ? view.getUint32(at + 4, true) : bytes.length;
    if (at + 8 + size > bytes.length) return null;
    chunks.push({ type: latin1(bytes, at, at + 4), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function chunkPart({ type, data }: Chunk): FilePart {
  if (DRAWN.includes(type)) return keptPart(written(type, data));
  if (type === 'VP8X') {
    const flags = Uint8Array.from(data.subarray(0, 10));
    flags[0] = (flags[0] ?? 0) & FLAGS;
    return keptPart(written(type, flags));
  }
  if (type === 'ANMF') return framePart(data);
  const kind = KINDS[type] ?? 'other';
  // Some programs put the header of JPEG's segment before the EXIF.
  const hasHeader = kind === 'exif' && latin1(data, 0, 6) === 'Exif\0\0';
  return droppedPart(kind, hasHeader ? data.subarray(6) : data);
}

/** A frame of an animation, with those of its chunks that it is drawn from. */
function framePart(data: Uint8Array): FilePart {
  const inner = chunksIn(data.subarray(FRAME_HEADER_LENGTH)) ?? [];
  const drawn = inner.filter(({ type }) => DRAWN.includes(type));
  const kept = concatBytes([
    data.subarray(0, FRAME_HEADER_LENGTH),
    ...drawn.map((chunk) => written(chunk.type, chunk.data)),
  ]);
  return { ...keptPart(written('ANMF', kept)), kind: drawn.length < inner.length ? 'other' : null };
}

function written(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(Buffer.from(type, 'latin1'));
  new DataView(chunk.buffer).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}
