import { inflateRawSync } from 'node:zlib';
import { memoizedByObject } from '#lib/content/memoize';

/** A file in a zip, as the list at the zip's end has it (APPNOTE.TXT, 4.3.12). */
export interface ZipEntry {
  /** With `/` between folders; one of a folder ends with it. Names in other encodings than UTF-8 are read as Latin-1. */
  name: string;
  isEncrypted: boolean;
  /** Its content; null when it is damaged, encrypted, or longer than `most` bytes. */
  read(most: number): Uint8Array | null;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Length of the record at the end, and of a comment behind it at most. */
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** The most bytes that are unpacked of one file's archives together: a small zip can unpack to any size. */
const MOST_OF_ALL = 200 * 1024 * 1024;

/** Unpacks entries, of one zip or of several in each other, until they are too much together. */
export interface BoundedReader {
  /** Returns an entry's content; null as `ZipEntry.read`, and for all entries once too much was unpacked. */
  read(entry: ZipEntry): Uint8Array | null;
  /** Whether more than can be looked into was asked for. */
  isExhausted(): boolean;
}

/** Creates a reader. @param most the most bytes of each entry. @param ofAll the most bytes of all. */
export function boundedReader(most: number, ofAll = MOST_OF_ALL): BoundedReader {
  let left = ofAll;
  return {
    read: ({ isEncrypted, read }) => {
      if (isEncrypted || left <= 0) return null;
      const content = read(most);
      // One that was too long has been unpacked as far as that.
      left -= content?.length ?? most;
      return content;
    },
    isExhausted: () => left <= 0,
  };
}

/** Lists the files in a zip; null when the bytes are none, or damaged. Memoized. */
export const zipEntries = memoizedByObject(listEntries);

function listEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(zip);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== ENTRY) return null;
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    if (nameEnd > end) return null;
    entries.push(entryAt(zip, at, nameEnd));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - END_BYTES - MOST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  return null;
}

function entryAt(zip: Buffer, at: number, nameEnd: number): ZipEntry {
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const length = zip.readUInt32LE(at + 20);
  const offset = zip.readUInt32LE(at + 42);
  const isEncrypted = (flags & 1) !== 0;
  return {
    name: zip.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', at + 46, nameEnd).replaceAll('\\', '/'),
    isEncrypted,
    read: (most) => {
      if (isEncrypted || offset + 30 > zip.length) return null;
      const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
      return unpacked(zip.subarray(start, start + length), method, most);
    },
  };
}

function unpacked(packed: Buffer, method: number, most: number): Uint8Array | null {
  if (method === STORED) return packed.length > most ? null : packed;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch {
    return null;
  }
}
