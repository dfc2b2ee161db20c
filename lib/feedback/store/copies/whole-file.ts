import { link, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '#lib/error-code';
import { sync } from '#lib/feedback/store/sqlite/create';

/** What ends the name of a file that is not whole yet. */
export const PART_ENDING = '.part';

/**
 * Gives a whole file its name, durably: in one step, so that under this name there is never a part of it.
 * @param mayReplace whether a file of that name may be replaced; else the error has the code `EEXIST`.
 */
export async function giveFileName(part: string, path: string, mayReplace: boolean): Promise<void> {
  sync(part);
  if (mayReplace) await rename(part, path);
  else await linkName(part, path);
  sync(dirname(path));
}

/** A hard link fails where the name is taken, while a rename would replace the other file. */
async function linkName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // Some disks know no second names.
    await rename(part, path);
    return;
  }
  await rm(part);
}
