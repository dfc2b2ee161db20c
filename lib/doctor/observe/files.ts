import { access, constants, stat } from 'node:fs/promises';
import type { DiskObservation } from '#lib/doctor/checks/disk';
import type { RightsObservation } from '#lib/doctor/checks/rights';
import { errorCode } from '#lib/error-code';
import { keyFilesIn } from '#lib/feedback/crypto/key-file';
import { freeBytes } from '#lib/feedback/limits/disk-space';

/** The permission bits of a mode. */
const BITS = 0o777;

/** Asks how much room this account has on the disk of a folder; null where there is no such folder. Never throws. */
export async function observeDisk(
  place: DiskObservation['place'],
  path: string,
): Promise<DiskObservation | null> {
  try {
    return { place, path, free: await freeBytes(path) };
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : { place, path, free: null };
  }
}

/** Asks whose the files in the data folder are, and who may do what to them; null where there is no such folder. */
export async function observeRights(
  folder: string,
  databasePath: string | null,
  platform: NodeJS.Platform,
): Promise<RightsObservation[] | null> {
  const keys = (await keyFilesIn(folder)).sort();
  const databases = databasePath === null ? [] : ['', '-wal', '-shm'].map((end) => databasePath + end);
  const asked = [
    ask('folder', folder, platform),
    ...databases.map((path) => ask('database', path, platform)),
    ...keys.map((path) => ask('key', path, platform)),
  ];
  const rights = (await Promise.all(asked)).filter((one) => one !== null);
  return rights.some(({ what }) => what === 'folder') ? rights : null;
}

async function ask(
  what: RightsObservation['what'],
  path: string,
  platform: NodeJS.Platform,
): Promise<RightsObservation | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  const wanted = constants.R_OK | constants.W_OK | (what === 'folder' ? constants.X_OK : 0);
  const isUsable = await access(path, wanted).then(
    () => true,
    () => false,
  );
  return { what, path, mode: platform === 'win32' ? null : found.mode & BITS, owner: found.uid, isUsable };
}

/** The account that these processes run as; null where they differ, or the system does not tell. Linux alone tells. */
export async function observeAccount(pids: readonly number[]): Promise<number | null> {
  const found = await Promise.all(pids.map((pid) => stat(`/proc/${pid}`).catch(() => null)));
  const [account, ...others] = new Set(found.map((process) => process?.uid ?? null));
  return others.length > 0 ? null : (account ?? null);
}
