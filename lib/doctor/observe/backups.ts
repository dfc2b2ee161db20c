import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupsObservation, NewestBackup } from '#lib/doctor/checks/backups';
import { errorCode } from '#lib/error-code';
import { checkBackup, isBackup } from '#lib/feedback/backup/container';
import { destructionLogPath, isLogComplete } from '#lib/feedback/backup/destruction-log';
import { DiskSilent, type OtherDisk } from '#lib/feedback/backup/other-disk';
import { type TrialPlace, tryRestore } from '#lib/feedback/backup/try-restore';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { unavailableText } from '#lib/feedback/store/unavailable';

/**
 * Looks for the newest backup in a folder, checks every byte of it, and puts it back on trial, of which nothing stays.
 * @param folder undefined: none is set. @param disk how its disk is asked what lies there. @param dataFolder where the destructions
 * are written first. @param place where the backup is put back.
 */
export async function observeBackups(
  folder: string | undefined,
  disk: OtherDisk,
  dataFolder: string,
  place: Omit<TrialPlace, 'destructionLogs'>,
): Promise<BackupsObservation> {
  if (folder === undefined) return { state: 'unset' };
  try {
    const path = await disk(() => newestIn(folder));
    const logs = [destructionLogPath(dataFolder), destructionLogPath(folder)] as const;
    // One that this account may not read is not known to miss anything.
    const isLogBehind = !(await disk(() => isLogComplete(...logs)).catch((error: unknown) => {
      if (error instanceof DiskSilent) throw error;
      return true;
    }));
    const newest = path === null ? null : await readBackup(path, { ...place, destructionLogs: logs });
    return { state: 'read', newest, isLogBehind };
  } catch (error) {
    if (error instanceof DiskSilent) return { state: 'silent' };
    return { state: 'unreadable', reason: `打不开 BACKUP_DIR（${folder}）：${errorCode(error)}` };
  }
}

/** The path of the backup that was written last; null where there is none. */
async function newestIn(folder: string): Promise<string | null> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const written = await Promise.all(
    files.map(async ({ name }) => ({
      path: join(folder, name),
      at: (await stat(join(folder, name))).mtimeMs,
    })),
  );
  written.sort((one, other) => other.at - one.at);
  for (const { path } of written) if (!path.endsWith('.part') && (await isBackup(path))) return path;
  return null;
}

/** The disk is asked for all of it twice: to compare every byte, and to put it back. */
async function readBackup(path: string, place: TrialPlace): Promise<NewestBackup> {
  try {
    const backup = await place.reading(() => checkBackup(path));
    return { ...(await tryRestore(path, backup, place)), day: backup.manifest.day };
  } catch (error) {
    if (error instanceof DiskSilent) throw error;
    return { state: 'damaged', reason: error instanceof CopyError ? error.message : unavailableText(error) };
  }
}
