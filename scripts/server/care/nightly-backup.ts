import { systemClock } from '#lib/clock';
import { type RunConfig, readSurroundings } from '#lib/config';
import { nightlyBackup } from '#lib/feedback/backup/nightly';
import type { OtherDisk } from '#lib/feedback/backup/other-disk';
import { doubtOf, readClockEvidence } from '#lib/feedback/retention/clock-doubt';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { programHash } from '#lib/program';
import { systemRandom } from '#lib/random';
import type { Say } from '../diary';
import { databaseFile } from '../last-data';

/** After how many milliseconds a backup counts as hanging: as long as a process has the night for itself. */
const LONGEST = 30 * 60_000;

/** The settings by which backups are made. */
type BackupConfig = Pick<RunConfig, 'DATABASE_URL' | 'DATA_DIR' | 'BACKUP_DIR'>;

/** What the round of a server does for the nightly backup; nothing without `BACKUP_DIR`. */
export function backUpNightly(
  { DATABASE_URL, DATA_DIR, BACKUP_DIR }: BackupConfig,
  store: FeedbackStore,
  backupDays: () => number | null,
  disk: OtherDisk,
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
    disk,
    timeout: LONGEST,
    backupDays,
    doubt: async () => doubtOf(systemClock.now(), await readClockEvidence(store, null)),
    clock: systemClock,
    say,
  });
}
