import { systemClock } from '#lib/clock';
import { type RunConfig, readSurroundings } from '#lib/config';
import { nightlyBackup } from '#lib/feedback/backup/nightly';
import type { NightStore } from '#lib/feedback/store/copies/night-store';
import { programHash } from '#lib/program';
import { systemRandom } from '#lib/random';
import type { Say } from '../diary';
import { databaseFile } from '../last-data';

/** The settings by which backups are made. */
type BackupConfig = Pick<RunConfig, 'DATABASE_URL' | 'DATA_DIR' | 'BACKUP_DIR'>;

/** What the round of a server does for the nightly backup; nothing without `BACKUP_DIR`. */
export function backUpNightly(
  { DATABASE_URL, DATA_DIR, BACKUP_DIR }: BackupConfig,
  store: NightStore,
  backupDays: () => number | null,
  say: Say,
): () => Promise<void> {
  if (BACKUP_DIR === undefined) return async () => undefined;
  return nightlyBackup({
    store,
    source: {
      url: DATABASE_URL,
      path: databaseFile({ DATA_DIR }),
      program: programHash(),
      surroundings: readSurroundings(),
      clock: systemClock,
      random: systemRandom,
    },
    dataFolder: DATA_DIR,
    folder: BACKUP_DIR,
    backupDays,
    clock: systemClock,
    say,
  });
}
