import { statfs } from 'node:fs/promises';
import { withFileErrors } from '#lib/feedback/store/unavailable';

/** Bytes that stay free on the disk of the data: with less, nothing more is stored. */
export const RESERVED_BYTES = 64 * 1024 * 1024;

/** The bytes that this account may still write to the disk of `folder`. @throws the file system's error. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Whether the disk of `folder` has more free bytes than are reserved.
 * @param besides bytes that are wanted besides. @throws StoreUnavailable when it cannot tell.
 */
export async function hasFreeSpace(folder: string, besides = 0): Promise<boolean> {
  return (await withFileErrors(() => freeBytes(folder))) > RESERVED_BYTES + besides;
}
