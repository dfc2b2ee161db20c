import { statfs } from 'node:fs/promises';
import { withFileErrors } from '#lib/feedback/store/unavailable';

/** Bytes that stay free on the disk of the data: with less, nothing more is stored. */
export const RESERVED_BYTES = 64 * 1024 * 1024;

/**
 * Whether the disk of `folder` has more free bytes than are reserved.
 * @param besides bytes that are wanted besides. @throws StoreUnavailable when it cannot tell.
 */
export async function hasFreeSpace(folder: string, besides = 0): Promise<boolean> {
  const { bavail, bsize } = await withFileErrors(() => statfs(folder));
  return bavail * bsize > RESERVED_BYTES + besides;
}
