import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '#lib/error-code';

/** What ends the name of a file that is not whole yet. */
export const PART_ENDING = '.part';

/**
 * Gives a whole file its name, durably: in one step, so that under this name there is never a part of it.
 * @param mayReplace whether a file of that name may be replaced; else the error has the code `EEXIST`.
 */
export async function giveFileName(part: string, path: string, mayReplace: boolean): Promise<void> {
  await syncToDisk(part);
  if (mayReplace) await rename(part, path);
  else await giveNewName(part, path);
  await syncToDisk(dirname(path));
}

/**
 * Creates an empty file for its owner alone, without holding the process up: the disk may be one of the network. In another
 * account's folder root creates it for that account. Errors of the file system pass: `EEXIST` where the name is taken.
 */
export async function makeOwnersFile(path: string): Promise<void> {
  const made = await open(path, 'wx', 0o600);
  try {
    const { uid, gid } = await stat(dirname(path));
    if (process.getuid?.() === 0) await made.chown(uid, gid);
  } finally {
    await made.close();
  }
}

/**
 * Syncs a file, or a folder, whose new names are durable only after that. A large file takes long: the process does
 * something else meanwhile.
 */
export async function syncToDisk(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory();
  // Windows keeps names durable by itself, syncs no folder, and of files only those that may be written.
  if (isFolder && process.platform === 'win32') return;
  const file = await open(path, isFolder ? 'r' : 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives a file that is complete its name. A hard link fails where the name is taken, while a rename would replace the other
 * file. @throws the file system's error; `EEXIST` where the name is taken.
 */
export async function giveNewName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
    await rm(part);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // Memory sticks, and some other disks, know no second names.
    await rename(part, path);
  }
}
