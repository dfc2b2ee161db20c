import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#lib/clock';
import { isBackup } from '#lib/feedback/backup/container';
import type { OtherDisk } from '#lib/feedback/backup/other-disk';
import { syncToDisk } from '#lib/feedback/store/copies/whole-file';
import { addDays, isDay, startOfDay } from '#lib/model/date';

// The nightly backups in their folder, by their names: `disclosure-backup-2025-03-01.backup`.

const NIGHTLY = /^disclosure-backup-(?<day>\d{4}-\d{2}-\d{2})\.backup$/;

/** What a nightly backup is called until it is whole, and the copy of the database that it is made of. */
const PART = /^disclosure-backup-(?<day>\d{4}-\d{2}-\d{2})\.backup\.[0-9a-f]{16}(\.database)?\.part$/;

/** What lies beside a SQLite database while it is copied, with SQLite's own files. */
const SCRATCH = /^\.backup-(?<day>\d{4}-\d{2}-\d{2})-[0-9a-f]{16}\.part(-journal|-wal|-shm)?$/;

/** A nightly backup, by its path and its Beijing day (`YYYY-MM-DD`). */
export interface KeptBackup {
  readonly path: string;
  readonly day: string;
}

/** The path of the nightly backup of a Beijing day. */
export function nightlyPath(folder: string, day: string): string {
  return join(folder, `disclosure-backup-${day}.backup`);
}

/** Lists the nightly backups in a folder, the newest first. Errors of the file system pass. */
export async function listBackups(folder: string): Promise<KeptBackup[]> {
  return (await namedAs(folder, NIGHTLY)).sort((one, other) => (one.day < other.day ? 1 : -1));
}

/**
 * The beginning of the Beijing day of the newest nightly backup in a folder; null where there is none, or the folder cannot be
 * read, or its disk does not answer. @param folder undefined: none is set.
 */
export async function newestBackup(folder: string | undefined, disk: OtherDisk): Promise<Instant | null> {
  if (folder === undefined) return null;
  const [newest] = await disk(() => listBackups(folder)).catch(() => []);
  return newest ? startOfDay(newest.day) : null;
}

/** Removes what the making of backups on earlier days left in the data folder when the machine went down. */
export async function removeScratch(folder: string, today: string): Promise<void> {
  for (const { path, day } of await namedAs(folder, SCRATCH))
    if (day < today) await rm(path, { force: true });
}

/**
 * Removes the nightly backups that are `days` old on the Beijing day `today`, and what earlier nights left unfinished. A file of
 * such a name that is no backup of this program is left alone.
 * @param days null: how long they are kept is not known, and none is removed. @returns the days of those that were removed.
 */
export async function removeOldBackups(
  folder: string,
  today: string,
  days: number | null,
): Promise<string[]> {
  const removed: string[] = [];
  for (const { path, day } of days === null ? [] : await listBackups(folder)) {
    if (day > addDays(today, -(days ?? 0)) || !(await isBackup(path))) continue;
    await rm(path);
    removed.push(day);
  }
  for (const { path, day } of await namedAs(folder, PART)) if (day < today) await rm(path, { force: true });
  if (removed.length > 0) await syncToDisk(folder);
  return removed;
}

async function namedAs(folder: string, pattern: RegExp): Promise<KeptBackup[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const day = entry.name.match(pattern)?.groups?.day;
    return entry.isFile() && day !== undefined && isDay(day) ? [{ path: join(folder, entry.name), day }] : [];
  });
}
