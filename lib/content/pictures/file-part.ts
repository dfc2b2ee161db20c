/** Kinds of metadata in an image file. */
export type MetadataKind = 'exif' | 'text' | 'thumbnail' | 'profile' | 'trailing' | 'other';

/** A part of a picture's file, in its order. */
export interface FilePart {
  /** Its bytes in the cleaned file; empty when the part is dropped. */
  kept: Uint8Array;
  /** The kind of metadata that is dropped with it; null for image data. */
  kind: MetadataKind | null;
  /** What it holds without its header: EXIF from its TIFF header on, a colour profile uncompressed. */
  payload: Uint8Array;
}

const NOTHING = new Uint8Array();

/** A part that the picture is made of. */
export function keptPart(kept: Uint8Array): FilePart {
  return { kept, kind: null, payload: NOTHING };
}

/** A part that goes. */
export function droppedPart(kind: MetadataKind, payload: Uint8Array = NOTHING): FilePart {
  return { kept: NOTHING, kind, payload };
}

/** The parts after a picture's end: zeros are padding, which some programs leave and which tells nothing. */
export function trailingParts(rest: Uint8Array): FilePart[] {
  if (rest.length === 0) return [];
  return [rest.every((byte) => byte === 0) ? keptPart(rest) : droppedPart('trailing', rest)];
}

/** Joins bytes. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Reads bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
}
