import { createReadStream, existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Clock } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { type Restored, type RestoreTask, settleRestored } from '#lib/feedback/store/copies/restored';
import { giveFileName } from '#lib/feedback/store/copies/whole-file';
import { createPrivateFile } from '#lib/feedback/store/sqlite/create';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { logPath } from '#lib/feedback/store/sqlite/log';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { Random } from '#lib/random';

/** The files of a SQLite database, by what follows its path. */
const ENDINGS = ['', '-wal', '-shm'] as const;

/** Where a restored database comes from: a file, and where in it the database begins. */
export interface RestoreSource {
  readonly file: string;
  readonly databaseAt: number;
}

/** @throws CopyError where a SQLite database, or a log of one, lies at `path`. */
export function expectNoSqlite(path: string): void {
  const there = ENDINGS.map((ending) => path + ending).find((file) => existsSync(file));
  if (there !== undefined)
    throw new CopyError(
      `没有恢复：${there} 已经有了，里面可能有反馈，不会覆盖它。请恢复到一个空的 DATA_DIR；确实要恢复到这里，请先停止网站，把 ${ENDINGS.map((ending) => path + ending).join('、')} 移到别处。`,
    );
}

/**
 * Puts a SQLite database back at `path`, where none is. It gets this name last of all: no server sees it before what was
 * destroyed is destroyed in it too.
 * @throws CopyError, StoreUnavailable. Errors of the file system pass.
 */
export async function restoreSqlite(
  { file, databaseAt }: RestoreSource,
  path: string,
  task: RestoreTask,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<Restored> {
  expectNoSqlite(path);
  const fresh = `${path}.restoring-${Buffer.from(random(8)).toString('hex')}`;
  try {
    createPrivateFile(fresh);
    await copyInto(file, databaseAt, fresh);
    const store = await openSqliteStore(
      await openSqliteThread(fresh, { mayMake: false, maintain: true }),
      false,
    );
    let restored: Restored;
    try {
      restored = await settleRestored(store, task);
      await store.eraseDestroyed(clock.now());
      if ((await store.unerasedSince()) !== null)
        throw new CopyError('没有恢复：删除的内容没有能从恢复的文件里清除。请查看磁盘的剩余空间，再试一次。');
    } finally {
      await store.close();
    }
    if (fileStat(logPath(fresh))?.size)
      throw new Error('the restored database was closed with a log beside it');
    expectNoSqlite(path);
    await giveFileName(fresh, path, false);
    return restored;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') expectNoSqlite(path);
    throw error;
  } finally {
    for (const ending of ENDINGS) rmSync(fresh + ending, { force: true });
  }
}

async function copyInto(from: string, start: number, to: string): Promise<void> {
  const file = await open(to, 'r+');
  try {
    for await (const chunk of createReadStream(from, { start })) await file.appendFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
