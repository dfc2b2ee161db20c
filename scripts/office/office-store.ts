import { stat } from 'node:fs/promises';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { CommandError } from '../run';
import { databaseFile, openStore, type StoreConfig } from '../store';

/**
 * Works with the store, and closes it. The site's own may be open at the same time.
 * @throws CommandError when there is no database: one in a mistyped folder would be empty, and say that nothing came.
 */
export async function withStore<T>(
  config: StoreConfig,
  work: (store: FeedbackStore) => Promise<T>,
): Promise<T> {
  if (!config.DATABASE_URL && !(await isThere(databaseFile(config)))) throw new CommandError(missing(config));
  return withNewStore(config, work);
}

/** The same with a database that may have to be made. */
export async function withNewStore<T>(
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

function missing({ DATA_DIR }: StoreConfig): string {
  return [
    `没有找到数据库 ${databaseFile({ DATA_DIR })}。`,
    `可能是网站还没有启动过，或者 DATA_DIR（现在是 ${DATA_DIR}）与运行网站时不一样。`,
    '请在网站的文件夹里运行，DATA_DIR 和 DATABASE_URL 要与运行网站时相同。',
  ].join('\n');
}

/** False only where it is sure: of a folder that may not be looked into, opening says what is wrong. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)));
  }
}
