import {
  concatBytes,
  droppedPart,
  type FilePart,
  keptPart,
  latin1,
  trailingParts,
} from '#lib/content/pictures/file-part';

// ITU-T T.81, annex B: markers, their segments, and entropy-coded data after each start of scan.

const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;

/** Bytes of a JFIF segment without a thumbnail, and of an Adobe segment, from the marker on (ITU-T T.871, 10.1; T.872, 6.5.3). */
const JFIF_LENGTH = 18;
const ADOBE_LENGTH = 16;

/** Splits a JPEG into parts; null when it is not built as one. */
export function splitJpeg(bytes: Uint8Array): FilePart[] | null {
  const parts = [keptPart(bytes.subarray(0, 2))];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    // Any number of fill bytes may precede a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === END) {
      parts.push(keptPart(bytes.subarray(at, at + 2)), ...trailingParts(bytes.subarray(at + 2)));
      return parts;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (length < 2 || end >= bytes.length) return null;
    parts.push(segmentPart(marker, bytes.subarray(at, end)));
    at = end;
  }
}

/** Where the entropy-coded data from `start` on ends: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** A segment, from its marker on. Of the application segments only those stay by which the colours are decoded. */
function segmentPart(marker: number, segment: Uint8Array): FilePart {
  const name = latin1(segment, 4, 16);
  if (marker === COMMENT) return droppedPart('text', segment.subarray(4));
  if (marker < 0xe0 || marker > 0xef) return isOfPicture(marker) ? keptPart(segment) : droppedPart('other');
  if (marker === 0xe0 && name.startsWith('JFIF\0')) return withoutThumbnail(segment);
  if (marker === 0xee && name.startsWith('Adobe') && segment.length >= ADOBE_LENGTH)
    return keptPart(shortened(segment, ADOBE_LENGTH));
  if (marker === 0xe0) return droppedPart('thumbnail');
  if (marker === 0xe1 && name.startsWith('Exif\0')) return droppedPart('exif', segment.subarray(10));
  if (marker === 0xe2 && name === 'ICC_PROFILE\0') return droppedPart('profile', segment.subarray(18));
  return droppedPart(marker === 0xe1 || marker === 0xed ? 'text' : 'other', segment.subarray(4));
}

/** Frames, tables, scans, restart intervals: all that a decoder needs. */
function isOfPicture(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf);
}

function withoutThumbnail(segment: Uint8Array): FilePart {
  if (segment.length < JFIF_LENGTH) return droppedPart('other');
  const header = shortened(segment, JFIF_LENGTH);
  const isPlain = segment.length === JFIF_LENGTH && header[16] === 0 && header[17] === 0;
  if (isPlain) return keptPart(segment);
  return { ...droppedPart('thumbnail'), kept: concatBytes([header.subarray(0, 16), Uint8Array.of(0, 0)]) };
}

/** The first `length` bytes of a segment, with that length in its header. */
function shortened(segment: Uint8Array, length: number): Uint8Array {
  // A copy: what `slice` gives of a Buffer is the same memory.
  const copy = Uint8Array.from(segment.subarray(0, length));
  copy[2] = 0;
  copy[3] = length - 2;
  return copy;
}
