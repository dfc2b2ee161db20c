import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunConfig } from '#lib/config';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import { openSqliteStore } from '#lib/feedback/store/sqlite';
import { openSqliteThread } from '#lib/feedback/store/sqlite-thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { type StoreUnavailable, withFileErrors } from '#lib/feedback/store/unavailable';

/** Which store to open: a PostgreSQL database, or a SQLite file in `DATA_DIR`. */
export type StoreConfig = Pick<RunConfig, 'DATABASE_URL' | 'DATA_DIR'>;

/** The path of the SQLite file in `DATA_DIR`. */
export function databaseFile({ DATA_DIR }: Pick<StoreConfig, 'DATA_DIR'>): string {
  return join(DATA_DIR, 'feedback.db');
}

/** Opens the store for `work`, and closes it after; a running server may have it open too. @throws StoreUnavailable. */
export async function withStore<T>(
  config: StoreConfig,
  work: (store: FeedbackStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * Opens the store. SQLite runs in a thread of its own, so that requests do not wait for the disk, and since only the
 * thread's end surely releases the file.
 * @param wasOpen whether this process had it open before: then it must still be there, since what is stored in another
 * made in its place would be out of sight once it is back.
 * @param onCrash is called when the thread ends and nobody closed it.
 * @throws StoreUnavailable when it cannot be opened.
 */
export async function openStore(
  { DATABASE_URL, DATA_DIR }: StoreConfig,
  wasOpen = false,
  onCrash?: (crash: StoreUnavailable) => void,
): Promise<FeedbackStore> {
  if (DATABASE_URL) return openPostgresStore(DATABASE_URL);
  // Nobody but the account that runs the site looks in here.
  if (!wasOpen) await withFileErrors(() => mkdir(DATA_DIR, { recursive: true, mode: 0o700 }));
  return openSqliteStore(await openSqliteThread(databaseFile({ DATA_DIR }), { mayMake: !wasOpen, onCrash }));
}
