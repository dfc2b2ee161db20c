import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode } from '#lib/error-code';
import { destructionLogPath, withDestructionLog } from '#lib/feedback/backup/destruction-log';
import { type OtherDisk, otherDisk } from '#lib/feedback/backup/other-disk';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import type { StoreOpener } from '#lib/feedback/store/reconnecting';
import { isDiskFull, makingTrouble } from '#lib/feedback/store/sqlite/access-trouble';
import { fileIdentity } from '#lib/feedback/store/sqlite/file-identity';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread, type ThreadOptions } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable, withFileErrors } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import { databaseFile, type StoreConfig } from './last-data';

/** How long the disk of `BACKUP_DIR` may take for a line, in milliseconds: somebody may wait for it who withdraws. */
const BACKUP_DISK_TIMEOUT = 3_000;

/** How a store is opened. */
export interface OpenStoreOptions extends Omit<ThreadOptions, 'inTime'> {
  /** How the disk of `BACKUP_DIR` is asked; unset: in a way of this store's own. */
  readonly disk?: OtherDisk;
}

/** Creates the way to ask the disk of `BACKUP_DIR`, one for all that a process asks of it. */
export function backupDisk(): OtherDisk {
  return otherDisk(BACKUP_DISK_TIMEOUT);
}

/**
 * Opens the store for `work`, and closes it after; a running server may have it open too.
 * @param options as of `openStore`.
 * @throws StoreUnavailable.
 */
export async function withStore<T>(
  config: StoreConfig,
  work: (store: FeedbackStore) => Promise<T>,
  options: OpenStoreOptions = {},
): Promise<T> {
  const store = await openStore(config, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * Opens the store. SQLite runs in a thread of its own, so that requests do not wait for the disk, and since only the
 * thread's end surely releases the file.
 * @param options `mayMake`: unset, it is made when there is none. False for whoever had it open before, or expects it:
 * what is stored in another made in its place would be out of sight once it is back.
 * @throws StoreUnavailable when it cannot be opened.
 */
export async function openStore(
  { DATABASE_URL, DATA_DIR, BACKUP_DIR }: StoreConfig,
  options: OpenStoreOptions = {},
): Promise<FeedbackStore> {
  const { mayMake = true, notice = () => undefined, disk = backupDisk() } = options;
  if (mayMake && !DATABASE_URL) await makeFolder(DATA_DIR);
  const store = DATABASE_URL
    ? await openPostgresStore(DATABASE_URL, mayMake)
    : await openSqliteStore(await openSqliteThread(databaseFile({ DATA_DIR }), options), mayMake);
  return withDestructionLog(store, {
    path: destructionLogPath(DATA_DIR),
    second: BACKUP_DIR === undefined ? undefined : { path: destructionLogPath(BACKUP_DIR), disk },
    random: systemRandom,
    notice,
  });
}

/**
 * Opens the store of a server, as often as it is lost. Tells when another file then stands where one was open before,
 * however that came to be.
 * @param mayMake whether the database may be made where there is none, as long as this process had none open.
 */
export function serverStore(
  config: StoreConfig,
  notice: (text: string) => void,
  disk: OtherDisk,
  mayMake = true,
): StoreOpener {
  let opened: string | null = null;
  return async (wasOpen, onCrash) => {
    const store = await openStore(config, {
      ...{ mayMake: mayMake && !wasOpen, maintain: true, notice, onCrash, disk },
    });
    const now = config.DATABASE_URL ? null : fileIdentity(databaseFile(config));
    if (opened !== null && now !== opened) notice(OTHER_FILE);
    opened = now;
    return store;
  };
}

const OTHER_FILE = 'feedback.db 已经换成另一个文件；逐页检查过，是完好的，从现在起使用它';

/** Makes the data folder: nobody but the account that runs the site looks in there. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await withFileErrors(() => mkdir(folder, { recursive: true, mode: 0o700 }));
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const detail = makingTrouble(resolve(folder));
    // Where several folders are to be made, the code is that of another trouble.
    if (detail !== undefined) throw new StoreUnavailable('read-only', { detail, cause });
    if (['EEXIST', 'ENOTDIR'].includes(errorCode(cause)))
      throw new StoreUnavailable('no-folder', { detail: `DATA_DIR 现在是 ${folder}`, cause });
    if (isDiskFull(resolve(folder))) throw new StoreUnavailable('full', { cause });
    throw error;
  }
}
