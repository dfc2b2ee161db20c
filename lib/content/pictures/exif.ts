/** Tags of the first directory (Exif 2.32, 4.6): how the picture is turned, and where the directory of GPS is. */
const ORIENTATION = 0x0112;
const GPS = 0x8825;

/** Facts of EXIF data. */
export interface ExifFacts {
  /** 1 to 8; 1 for a picture that is upright as it is stored, and where nothing valid says otherwise. */
  orientation: number;
  hasPlace: boolean;
}

/** Reads the first directory of EXIF data, from its TIFF header on; what cannot be read says nothing. */
export function exifFacts(tiff: Uint8Array): ExifFacts {
  const facts: ExifFacts = { orientation: 1, hasPlace: false };
  const isLittle = tiff[0] === 0x49;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const short = (at: number) => (at + 2 <= tiff.length ? view.getUint16(at, isLittle) : 0);
  const start = tiff.length >= 8 ? view.getUint32(4, isLittle) : tiff.length;
  for (let index = 0; index < short(start); index += 1) {
    const entry = start + 2 + 12 * index;
    if (short(entry) === GPS) facts.hasPlace = true;
    if (short(entry) !== ORIENTATION) continue;
    const orientation = short(entry + 8);
    if (orientation >= 1 && orientation <= 8) facts.orientation = orientation;
  }
  return facts;
}
