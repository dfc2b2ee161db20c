import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '#lib/error-code';

/**
 * Describes to staff, in Chinese, what keeps this account from reading or writing the database at `path`: the folder or
 * file, whose it is, and as whom the program runs. Undefined when nothing does, or it cannot be told.
 */
export function accessTrouble(path: string): string | undefined {
  const wanted = constants.R_OK | constants.W_OK;
  // A file in the folder's place is another trouble, of which opening tells.
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isFile()) return undefined;
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
  if (uid === owner) return `，请检查它的权限，例如 chmod u+rwX ${path}`;
  return `：它属于账号 ${owner}，而本程序以账号 ${uid} 运行；请用账号 ${owner} 运行，或者由管理员执行 chown -R ${uid}:${gid} ${folder}`;
}

function ownerOf(path: string): number | null {
  try {
    return statSync(path).uid;
  } catch {
    return null;
  }
}
