import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { errorCode } from '#lib/error-code';

/** What SQLite needs to open a database, in bytes: with less it says only that something failed. */
const LEAST_ROOM = 256 * 1024;

/**
 * Describes to staff, in Chinese, what keeps this account from reading or writing the database at `path`: the folder or
 * file, whose it is, and as whom the program runs. Undefined when nothing does, or it cannot be told.
 */
export function accessTrouble(path: string): string | undefined {
  const wanted = constants.R_OK | constants.W_OK;
  // A file in the folder's place is another trouble, of which opening tells.
  if (isFile(dirname(path))) return undefined;
  const places = [{ place: dirname(path), mode: wanted | constants.X_OK }];
  for (const end of ['', '-wal', '-shm']) places.push({ place: path + end, mode: wanted });
  for (const { place, mode } of places) {
    const code = refusal(place, mode);
    if (code === 'EROFS') return `${place} 所在的磁盘是只读的`;
    if (code === 'EACCES' || code === 'EPERM')
      return `没有权限读写 ${place}${ownership(place, dirname(path))}`;
  }
  return undefined;
}

/**
 * Describes to staff, in Chinese, what keeps this account from making the folder `path`: the nearest folder above it that
 * is there. Undefined when nothing does, or it cannot be told.
 */
export function makingTrouble(path: string): string | undefined {
  const above = dirname(path);
  if (above === path || isFile(above)) return undefined;
  const code = refusal(above, constants.W_OK | constants.X_OK);
  if (code === 'ENOENT') return makingTrouble(above);
  if (code === 'EROFS') return `${above} 所在的磁盘是只读的`;
  if (code !== 'EACCES' && code !== 'EPERM') return undefined;
  const trouble = `没有权限在 ${above} 里新建 ${basename(path)}`;
  const uid = process.getuid?.();
  if (uid === undefined) return trouble;
  return `${trouble}；请由管理员执行 mkdir -p ${path} && chown ${uid}:${process.getgid?.()} ${path}`;
}

/** Whether the disk of the nearest folder that is there has no room for anything. */
export function isDiskFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < LEAST_ROOM;
  } catch {
    const above = dirname(path);
    return above !== path && isDiskFull(above);
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function refusal(path: string, mode: number): string {
  try {
    accessSync(path, mode);
    return '';
  } catch (error) {
    return errorCode(error);
  }
}

/** Whose the file is, as whom this runs, and the command by which an administrator gives it to this account. */
function ownership(path: string, folder: string): string {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  const owner = ownerOf(path);
  if (uid === undefined || owner === null) return '';
  if (uid === owner) return `，请检查它的权限，例如 chmod -R u+rwX ${folder}`;
  return `：它属于账号 ${owner}，而本程序以账号 ${uid} 运行；请用账号 ${owner} 运行，或者由管理员执行 chown -R ${uid}:${gid} ${folder}`;
}

function ownerOf(path: string): number | null {
  try {
    return statSync(path).uid;
  } catch {
    return null;
  }
}
