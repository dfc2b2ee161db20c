import type { Sharp } from 'sharp';
import { inspectPicture, type PictureFormat } from '#lib/content/pictures/inspect';

/** How pictures that are turned are encoded anew: so that nobody sees a difference. */
const ENCODED: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  jpeg: (picture) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 92 }),
  gif: (picture) => picture.gif(),
};

/**
 * Returns a picture without anything in its file but the picture, upright; the same bytes where there is nothing else.
 * Pixels change only where it must be turned or its colours converted.
 * @throws Error when it cannot be decoded.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<Uint8Array> {
  const inspected = inspectPicture(bytes);
  if (inspected === null || inspected.found.length === 0) return bytes;
  if (inspected.stripped !== null) return inspected.stripped;
  const { default: sharp } = await import('sharp');
  const { pages = 1 } = await sharp(bytes).metadata();
  const animated = pages > 1 && inspected.orientation === 1;
  const picture = sharp(bytes, { animated, failOn: 'error' }).autoOrient().toColourspace('srgb');
  const encoded = new Uint8Array(await ENCODED[inspected.format](picture).toBuffer());
  return inspectPicture(encoded)?.stripped ?? encoded;
}
