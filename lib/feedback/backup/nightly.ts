import { stat } from 'node:fs/promises';
import type { Clock, Instant } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import { checkBackup } from '#lib/feedback/backup/container';
import { completeDestructionLog, destructionLogPath } from '#lib/feedback/backup/destruction-log';
import { nightlyPath, removeOldBackups, removeScratch } from '#lib/feedback/backup/kept-backups';
import { type BackupSource, makeBackup } from '#lib/feedback/backup/make-backup';
import { DiskSilent, type OtherDisk } from '#lib/feedback/backup/other-disk';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import { type ClockDoubt, doubtInWords } from '#lib/feedback/retention/clock-doubt';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import type { NightStore } from '#lib/feedback/store/copies/night-store';
import { unavailableText } from '#lib/feedback/store/unavailable';
import { chineseDay, dayOf, hourOf } from '#lib/model/date';
import { withTimeout } from '#lib/timeout';

/** The hour in Beijing from which a day's backup is made: when hardly anybody writes. */
const HOUR = '02';

/** How often a process asks whether tonight's backup is to be made, in milliseconds. */
const ASKING = 60_000;

/** What making nightly backups needs. */
export interface NightlyBackupOptions {
  readonly store: NightStore;
  /** Of its destruction logs the first is completed into that of `folder`. */
  readonly source: Omit<BackupSource, 'destructionLogs'>;
  /** The folder of everything that the running system writes, whose destruction log counts. */
  readonly dataFolder: string;
  /** The folder of backups; it is not made here: a disk that is not mounted must not be taken for an empty one. */
  readonly folder: string;
  /** How the disk of `folder` is asked whether it is there at all. */
  readonly disk: OtherDisk;
  /** After how many milliseconds a backup counts as failed that has not ended: the disk hangs. */
  readonly timeout: number;
  /** What speaks against the clock: a doubted one removes no backup, and makes none where it is behind. */
  readonly doubt: () => Promise<ClockDoubt | null>;
  /** For how many days a backup is kept; null where nobody says. */
  readonly backupDays: () => number | null;
  readonly clock: Clock;
  /** Prints a line for staff. */
  readonly say: (text: string, isError: boolean) => void;
}

/**
 * What a server does from time to time for the nightly backup: from 02:00 in Beijing on, where the day has none yet, one process
 * of all makes it, reads it back, and removes those that are kept long enough. A night that was missed is made up for at once. One
 * that fails is tried again after half an hour, and told once. Old ones go also then: how long they are kept was promised. Of a
 * disk that hangs staff hear too; this process then begins no other backup before that one ended.
 */
export function nightlyBackup(options: NightlyBackupOptions): () => Promise<void> {
  const { store, folder, disk, clock, say, timeout } = options;
  let doneOn = '';
  let asked: Instant | null = null;
  let hanging = false;

  async function settle(today: string, fault: Fault | null): Promise<void> {
    if (fault === null) {
      doneOn = today;
      if (await store.finishBackupNight(today))
        say(`意见反馈：每夜的备份又做成了，在 ${nightlyPath(folder, today)}。`, false);
    } else if (await store.failBackupNight(today)) say(failureText(folder, today, fault), true);
  }

  async function makeAndTidy(today: string): Promise<Fault | null> {
    const silent = await faultOf(async () => void (await disk(() => stat(folder))));
    if (silent?.error instanceof DiskSilent) return { ...silent, isUnmade: true };
    const unmade = await faultOf(() => expectDay(options).then(() => make(options, today)));
    const untidied = await faultOf(() => tidy(options, today));
    if (unmade !== null) return { ...unmade, isUnmade: true };
    return untidied && { ...untidied, isUnmade: false };
  }

  return async () => {
    const now = clock.now();
    const today = dayOf(now);
    const isAsked = asked !== null && Math.abs(now - asked) < ASKING;
    if (hanging || doneOn === today || isAsked || hourOf(now) < `${today}T${HOUR}`) return;
    asked = now;
    if (!(await store.claimBackupNight(today, now))) {
      if ((await store.backupNight()).day === today) doneOn = today;
      return;
    }
    const work = makeAndTidy(today);
    const ended = await withTimeout(
      timeout,
      work.then((fault) => ({ fault })),
    );
    if (ended !== null) return settle(today, ended.fault);
    hanging = true;
    // One that was only slow is a backup all the same.
    void work
      .then((fault) => settle(today, fault))
      .catch(() => undefined)
      .finally(() => {
        hanging = false;
      });
    await settle(today, { error: new DiskSilent(), isUnmade: true });
  };
}

/**
 * Expects a clock whose day a backup may bear: not one that runs back. A site that stood still is ahead and has to be backed up, and
 * where the clock differs from the database's, a backup of another day is better than none. @throws CopyError.
 */
async function expectDay({ doubt }: NightlyBackupOptions): Promise<void> {
  const why = await doubt();
  if (why?.kind === 'behind') throw new CopyError(doubtInWords(why));
}

async function make({ source, dataFolder, folder }: NightlyBackupOptions, today: string): Promise<void> {
  const destructionLogs = [destructionLogPath(dataFolder), destructionLogPath(folder)] as const;
  await completeDestructionLog(...destructionLogs);
  const path = nightlyPath(folder, today);
  // A new or restored database does not know of it: one that is sound is never replaced, whatever made it.
  if (await isSound(path)) return;
  await expectRoom(source, dataFolder, folder);
  await makeBackup({ ...source, destructionLogs }, path, true);
  // Read back: a disk that loses what it was given is found tonight, and not on the day of need.
  await checkBackup(path);
}

/** Whether a whole backup lies there; false where nothing does, or what does is damaged. */
async function isSound(path: string): Promise<boolean> {
  return checkBackup(path).then(
    () => true,
    () => false,
  );
}

/**
 * Looks whether both disks have room for what a SQLite database is copied to, beside what stays free for submissions: a backup
 * that fills the disk would keep them out. @throws CopyError where they have not.
 */
async function expectRoom(
  { url, path }: NightlyBackupOptions['source'],
  dataFolder: string,
  folder: string,
): Promise<void> {
  // Of a folder that is not there it is told as such.
  await stat(folder);
  if (url !== undefined) return;
  let size = 0;
  for (const file of [path, `${path}-wal`]) size += (await stat(file).catch(() => null))?.size ?? 0;
  const full = !(await hasFreeSpace(dataFolder, size))
    ? `DATA_DIR（${dataFolder}）`
    : // The copy of the database, and what it is put into.
      !(await hasFreeSpace(folder, 2 * size)) && `BACKUP_DIR（${folder}）`;
  if (full) throw new CopyError(`${full}所在的磁盘剩余的空间不够放一份备份`);
}

async function tidy(
  { source, dataFolder, folder, backupDays, doubt }: NightlyBackupOptions,
  today: string,
): Promise<void> {
  const days = backupDays();
  const why = days === null ? null : await doubt();
  // One clock that is set wrong must not remove every backup but its own.
  if (why !== null) throw new CopyError(doubtInWords(why));
  await removeOldBackups(folder, today, days);
  if (source.url === undefined) await removeScratch(dataFolder, today);
}

/** Why a night's backup failed. `isUnmade`: it was not made; else it was, and old ones were not removed. */
interface Fault {
  readonly error: unknown;
  readonly isUnmade: boolean;
}

async function faultOf(work: () => Promise<void>): Promise<{ readonly error: unknown } | null> {
  return work().then(
    () => null,
    (error: unknown) => ({ error }),
  );
}

function failureText(folder: string, today: string, { error, isUnmade }: Fault): string {
  const code = errorCode(error);
  // What a clock or the database does wrong is said with what to do: nothing is to be seen in the folder then.
  const isOfFolder = code !== '' || error instanceof DiskSilent;
  const reason =
    code === 'ENOENT'
      ? `没有 ${folder} 这个文件夹，可能是那块磁盘没有挂载`
      : (FILE_REASONS[code] ??
        (error instanceof CopyError || error instanceof DiskSilent
          ? error.message.replace(/。$/, '')
          : unavailableText(error)));
  return `意见反馈：${chineseDay(today)}每夜的备份${isUnmade ? '没有做成' : '做成了，但到期的旧备份没有删掉'}：${reason}。网站每半小时再试一次，做成以后在这里说明${isOfFolder ? `；请查看 BACKUP_DIR（${folder}）` : ''}。`;
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限写入 BACKUP_DIR',
  EPERM: '没有权限写入 BACKUP_DIR',
  EROFS: 'BACKUP_DIR 所在的磁盘是只读的',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘已满',
};
