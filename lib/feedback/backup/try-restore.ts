import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import type { CheckedBackup } from '#lib/feedback/backup/container';
import { readDestructionLog } from '#lib/feedback/backup/destruction-log';
import { readDestructions } from '#lib/feedback/backup/destructions';
import type { BackupManifest } from '#lib/feedback/backup/manifest';
import { DiskSilent, type OtherDisk } from '#lib/feedback/backup/other-disk';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { restorePostgres } from '#lib/feedback/store/copies/restore-postgres';
import { restoreSqlite } from '#lib/feedback/store/copies/restore-sqlite';
import type { Restored, RestoreTask } from '#lib/feedback/store/copies/restored';
import {
  type RestoredContents,
  readRestoredPostgres,
  readRestoredSqlite,
} from '#lib/feedback/store/copies/restored-contents';
import {
  NoScratchDatabase,
  type OnInterrupt,
  withScratchDatabase,
} from '#lib/feedback/store/copies/scratch-postgres';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';
import type { Random } from '#lib/random';

/**
 * What came of putting a backup back on trial, where that did not fail by its own fault: it went back; it went back, and its rows do
 * not fit together, as perhaps those of the site's own database; it could not be tried, and why (a clause).
 */
export type RestoreTrial =
  | { readonly state: 'tried' | 'misfit' }
  | {
      readonly state: 'untried';
      readonly reason: string;
      /** The role of PostgreSQL that may make no database, where that is why. */
      readonly role: string | null;
    };

const NO_TEMPORARY_ROOM = '存放临时文件的磁盘放不下它';

/** Where a backup is put back on trial, and by what. */
export interface TrialPlace {
  /** The address of the PostgreSQL database beside which another is made for a while; undefined: none is known. */
  readonly url: string | undefined;
  /** The folder for temporary files. */
  readonly temporary: string;
  /** The destruction logs whose lines are applied as a restore applies them. */
  readonly destructionLogs: readonly string[];
  /** How the backup's disk is asked for all of it. */
  readonly reading: OtherDisk;
  readonly clock: Clock;
  readonly random: Random;
  readonly onInterrupt: OnInterrupt;
}

/**
 * Puts a backup back on trial by the same code as `office restore`: SQLite's in a folder, PostgreSQL's in a database beside the
 * site's, either of which is gone at the end. Looks whether it holds what the backup says, and what was destroyed no more.
 * @throws CopyError where the backup cannot be put back, or holds something else. @throws DiskSilent.
 */
export async function tryRestore(
  path: string,
  backup: CheckedBackup,
  place: TrialPlace,
): Promise<RestoreTrial> {
  const isPostgres = backup.manifest.database === 'postgres';
  if (isPostgres && place.url === undefined)
    return untried('这是 PostgreSQL 数据库的备份，而这里没有设置 DATABASE_URL');
  try {
    if (!isPostgres) return await place.reading(() => inTemporaryFolder(path, backup, place));
    return await inScratchDatabase(path, backup, place, place.url ?? '');
  } catch (error) {
    const told = faultElsewhere(error);
    if (told === null) throw error;
    return told;
  }
}

async function inScratchDatabase(
  path: string,
  backup: CheckedBackup,
  place: TrialPlace,
  url: string,
): Promise<RestoreTrial> {
  const { manifest, databaseAt } = backup;
  const options = { ...place, bytes: manifest.parts.database.bytes };
  return withScratchDatabase(url, options, async (scratch) => {
    const restored = await place
      .reading(async () => {
        const task = await taskOf(backup, place);
        return restorePostgres({ file: path, databaseAt }, scratch, manifest.schema, task, place.random);
      })
      .catch((error: unknown) => {
        // Which of both did not answer nobody knows here.
        if (!(error instanceof DiskSilent)) throw error;
        throw new NoScratchDatabase('没有按时做完：备份很大，或者数据库、BACKUP_DIR 所在的磁盘不答复');
      });
    return judge(path, manifest, restored, await readRestoredPostgres(scratch, manifest.record));
  });
}

async function inTemporaryFolder(
  path: string,
  backup: CheckedBackup,
  place: TrialPlace,
): Promise<RestoreTrial> {
  const { manifest, databaseAt } = backup;
  // What is destroyed in it has it written anew. A disk that fills up would keep submissions out, where it is the site's too.
  if (!(await hasFreeSpace(place.temporary, 2 * manifest.parts.database.bytes)))
    return untried(NO_TEMPORARY_ROOM);
  const folder = await mkdtemp(join(place.temporary, 'disclosure-doctor-'));
  try {
    const copy = join(folder, 'feedback.db');
    const task = await taskOf(backup, place);
    const restored = await restoreSqlite({ file: path, databaseAt }, copy, task, place);
    return judge(path, manifest, restored, await readRestoredSqlite(copy, manifest.record));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function taskOf(
  { destructions, manifest }: CheckedBackup,
  { destructionLogs, clock }: TrialPlace,
): Promise<RestoreTask> {
  // One that this account may not read is told of elsewhere.
  const logs = await Promise.all(destructionLogs.map((log) => readDestructionLog(log).catch(() => '')));
  return {
    destroyed: readDestructions([destructions, ...logs]).destroyed,
    due: () => [],
    day: dayOf(clock.now()),
    backup: manifest.parts.database.sha256,
  };
}

function judge(
  path: string,
  manifest: BackupManifest,
  { destroyedAgain }: Restored,
  found: RestoredContents,
): RestoreTrial {
  const isCounted =
    found.submissions + destroyedAgain === manifest.submissions &&
    found.destroyed.length === manifest.destroyed + destroyedAgain;
  // With what is destroyed its entries go too.
  const areEntries = destroyedAgain > 0 || found.entries === manifest.entries;
  const isOffice = found.office?.recipient === manifest.office?.recipient;
  // Of a database from before the tables noted it this is not known.
  const isSealedTo =
    destroyedAgain > 0 ||
    manifest.schema < SCHEMA_VERSION ||
    textOf(found.sealedTo) === textOf(manifest.sealedTo);
  if (isCounted && areEntries && isOffice && isSealedTo) return { state: found.isWhole ? 'tried' : 'misfit' };
  throw new CopyError(`${path} 恢复以后，里面的内容与它写明的不一样。请用另一份备份。`);
}

function textOf(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What keeps a backup from being tried without being its fault; null for what is. */
function faultElsewhere(error: unknown): RestoreTrial | null {
  if (error instanceof NoScratchDatabase) return untried(error.message, error.role);
  if (['ENOSPC', 'EDQUOT'].includes(errorCode(error))) return untried(NO_TEMPORARY_ROOM);
  if (!(error instanceof StoreUnavailable) || isOfBackup(error)) return null;
  return untried(error.message);
}

/** Whether a trouble with a database that was just made out of a backup tells of the backup. */
function isOfBackup({ reason }: StoreUnavailable): boolean {
  return ['damaged', 'empty', 'no-tables', 'foreign'].includes(reason);
}

function untried(reason: string, role: string | null = null): RestoreTrial {
  return { state: 'untried', reason, role };
}
