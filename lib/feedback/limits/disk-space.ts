import { statfs } from 'node:fs/promises';
import { withFiles } from '#lib/feedback/store/unavailable';

/** What is kept free on the disk of the data, in bytes: under it nothing more is stored. */
export const RESERVE = 64 * 1024 * 1024;

/** Whether the disk of `folder` has more left than the reserve. @throws StoreUnavailable when it cannot tell. */
export async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await withFiles(() => statfs(folder));
  return bavail * bsize > RESERVE;
}
