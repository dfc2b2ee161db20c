import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { CommandError } from '../run';
import { databaseFile, type StoreConfig } from '../server/last-data';
import { withStore } from '../server/store';
import { codeOfAnswering } from './backup/answering-disks';

/**
 * Opens an existing store for `work`, and closes it after.
 * @throws CommandError when there is no database: a new one in a mistyped folder would say that nothing came.
 */
export async function withStoreThere<T>(
  config: StoreConfig,
  work: (store: FeedbackStore) => Promise<T>,
): Promise<T> {
  if (!config.DATABASE_URL) {
    // Of any trouble but a missing file opening it tells more.
    const code = await codeOfAnswering(databaseFile(config));
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
