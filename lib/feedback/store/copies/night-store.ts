import type { Instant } from '#lib/clock';

/** How nightly backups stand. */
export interface BackupNight {
  /** The Beijing day (`YYYY-MM-DD`) of the last that succeeded; null for none yet. */
  readonly day: string | null;
  /** The Beijing day since which they fail; null where the last one did not. */
  readonly failingSince: string | null;
}

/** The part of the store by which one process of all makes the nightly backup. */
export interface NightStore {
  /**
   * Takes the backup of a Beijing day upon the caller, who makes it at once. False where it was made, or another took it within the
   * last half hour: later it counts as broken off.
   */
  claimBackupNight(day: string, now: Instant): Promise<boolean>;
  /** Records that the backup of a day was made. Tells whether the ones before had failed. */
  finishBackupNight(day: string): Promise<boolean>;
  /** Records that the backup of a day failed. Tells whether it is the first to do so since one succeeded. */
  failBackupNight(day: string): Promise<boolean>;
  backupNight(): Promise<BackupNight>;
}
