import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupsObservation, NewestBackup } from '#lib/doctor/checks/backups';
import { errorCode } from '#lib/error-code';
import { type CheckedBackup, checkBackup, isBackup } from '#lib/feedback/backup/container';
import { destructionLogPath, isLogComplete } from '#lib/feedback/backup/destruction-log';
import { DiskSilent, type OtherDisk } from '#lib/feedback/backup/other-disk';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { observeSqlite } from '#lib/feedback/store/observe-database';
import { unavailableText } from '#lib/feedback/store/unavailable';

/**
 * Looks for the newest backup in a folder, checks every byte of it, and puts it back in a folder of its own that is removed
 * at once: SQLite's; for a PostgreSQL's a server would be needed.
 * @param folder undefined: none is set. @param disk how its disk is asked what lies there. @param reading how it is asked for a
 * whole backup, which takes longer. @param dataFolder where the destructions are written first. @param temporary the folder for
 * temporary files.
 */
export async function observeBackups(
  folder: string | undefined,
  disk: OtherDisk,
  reading: OtherDisk,
  dataFolder: string,
  temporary: string,
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
    const newest = path === null ? null : await reading(() => readBackup(path, temporary));
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

async function readBackup(path: string, temporary: string): Promise<NewestBackup> {
  try {
    const backup = await checkBackup(path);
    const { day, database } = backup.manifest;
    if (database !== 'sqlite') return { state: 'sound', day };
    return { state: await putBack(path, backup, temporary), day };
  } catch (error) {
    return { state: 'damaged', reason: error instanceof CopyError ? error.message : unavailableText(error) };
  }
}

/** Puts a backup back in a folder of its own, and looks for what it says is in it. @throws CopyError where that is not so. */
async function putBack(
  path: string,
  { databaseAt, manifest }: CheckedBackup,
  temporary: string,
): Promise<'sound' | 'tried'> {
  const folder = await mkdtemp(join(temporary, 'disclosure-doctor-'));
  try {
    const copy = join(folder, 'feedback.db');
    const isCopied = await copyFrom(path, databaseAt, copy);
    // Without room for a copy nothing is known of the backup.
    if (!isCopied) return 'sound';
    const { isOlder, submissions } = await observeSqlite(copy);
    if (!isOlder && submissions.length !== manifest.submissions)
      throw new CopyError(`${path} 恢复以后，里面的内容与它写明的不一样。请用另一份备份。`);
    return 'tried';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyFrom(path: string, start: number, to: string): Promise<boolean> {
  const file = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(path, { start })) await file.appendFile(chunk);
    return true;
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(errorCode(error))) return false;
    throw error;
  } finally {
    await file.close();
  }
}
