import { exifFacts } from '#lib/content/pictures/exif';
import { concatBytes, type FilePart, latin1, type MetadataKind } from '#lib/content/pictures/file-part';
import { splitGif } from '#lib/content/pictures/gif';
import { splitJpeg } from '#lib/content/pictures/jpeg';
import { splitPng } from '#lib/content/pictures/png';
import { splitWebp } from '#lib/content/pictures/webp';

/** The formats of pictures, by how their files begin. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/** The format, orientation and metadata of an image file. */
export interface PictureInspection {
  format: PictureFormat;
  /** How it is turned when it is shown: 1 to 8, as EXIF counts. */
  orientation: number;
  /** The metadata in the file; empty for a clean one. */
  found: readonly (MetadataKind | 'place' | 'unreadable')[];
  /**
   * The same picture without all that, pixel by pixel; null where that takes encoding it anew: it is turned, its colours
   * follow from a profile, or its file is not built as its format says.
   */
  stripped: Uint8Array | null;
}

const SPLITS: Readonly<Record<PictureFormat, (bytes: Uint8Array) => FilePart[] | null>> = {
  jpeg: splitJpeg,
  png: splitPng,
  webp: splitWebp,
  gif: splitGif,
};

/** The name of the colours that a picture without a profile has, as ASCII and as UTF-16. */
const SRGB = /sRGB|s\0R\0G\0B/;

/**
 * Inspects a picture's file: only what the picture is drawn from counts as clean, and everything else as metadata, known or
 * not. Null when the bytes are a picture of no known format.
 */
export function inspectPicture(bytes: Uint8Array): PictureInspection | null {
  const format = formatOf(bytes);
  if (format === null) return null;
  const parts = SPLITS[format](bytes);
  if (parts === null) return { format, orientation: 1, found: ['unreadable'], stripped: null };
  const kinds = parts.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  const exif = exifFacts(parts.find(({ kind }) => kind === 'exif')?.payload ?? new Uint8Array());
  const stripped = concatBytes(parts.map(({ kept }) => kept));
  // Bytes between the parts, as a longer header has, are no part of their own.
  const isSame = Buffer.compare(stripped, bytes) === 0;
  const isLossless = exif.orientation === 1 && parts.every(isStandardProfile);
  return {
    format,
    orientation: exif.orientation,
    found: isSame
      ? []
      : [
          ...new Set([
            ...(exif.hasPlace ? ['place' as const] : []),
            ...kinds,
            ...(kinds.length > 0 ? [] : ['other' as const]),
          ]),
        ],
    stripped: isLossless ? stripped : null,
  };
}

function formatOf(bytes: Uint8Array): PictureFormat | null {
  const start = latin1(bytes, 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp';
  return /^GIF8[79]a/.test(start) ? 'gif' : null;
}

/** Whether a picture looks the same without this part, if it is a colour profile. */
function isStandardProfile({ kind, payload }: FilePart): boolean {
  return kind !== 'profile' || SRGB.test(latin1(payload));
}
