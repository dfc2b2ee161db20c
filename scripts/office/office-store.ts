import { stat } from 'node:fs/promises';
import { errorCode } from '#lib/error-code';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { CommandError } from '../run';
import { databaseFile, type StoreConfig } from '../server/last-data';
import { withStore } from '../server/store';

/**
 * Opens an existing store for `work`, and closes it after.
 * @throws CommandError when there is no database: a new one in a mistyped folder would say that nothing came.
 */
export async function withStoreThere<T>(
  config: StoreConfig,
  work: (store: FeedbackStore) => Promise<T>,
): Promise<T> {
  if (!config.DATABASE_URL) {
    const code = await codeOf(databaseFile(config));
    if (code === 'ENOTDIR')
      throw new StoreUnavailable('no-folder', { detail: `DATA_DIR 现在是 ${config.DATA_DIR}` });
    if (code === 'ENOENT') throw new CommandError(missing(config));
  }
  return withStore(config, work, { mayMake: false });
}

function missing({ DATA_DIR }: StoreConfig): string {
  return [
    `没有找到数据库 ${databaseFile({ DATA_DIR })}。`,
    `可能是网站还没有启动过，或者 DATA_DIR（现在是 ${DATA_DIR}）与运行网站时不一样。`,
    '请在网站的文件夹里运行，DATA_DIR 和 DATABASE_URL 要与运行网站时相同。',
  ].join('\n');
}

/** The error of looking for a file; empty when it is there. Of any but a missing one opening it tells more. */
async function codeOf(path: string): Promise<string> {
  return stat(path).then(() => '', errorCode);
}
