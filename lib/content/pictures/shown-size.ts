import { imageSize } from 'image-size';
import { inspectPicture } from '#lib/content/pictures/inspect';

/** The least EXIF orientation that turns a picture by a quarter (Exif 2.32, 4.6.4). */
const SIDEWAYS = 5;

/** The size of a picture as it is shown, upright; empty where it has none. */
export function shownSize(bytes: Uint8Array | undefined): { width?: number; height?: number } {
  if (bytes === undefined) return {};
  try {
    const { width, height } = imageSize(bytes);
    const isOnItsSide = (inspectPicture(bytes)?.orientation ?? 1) >= SIDEWAYS;
    return isOnItsSide ? { width: height, height: width } : { width, height };
  } catch {
    return {};
  }
}
