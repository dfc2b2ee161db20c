import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { freeBytes } from '#lib/feedback/limits/disk-space';
import { type DatabaseContents, readContents } from '#lib/feedback/store/copies/contents';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/**
 * Copies the SQLite database at `path` into the new file `target`, without what no backup holds, and reads what the copy
 * holds: beside a running server, and in threads of their own.
 * @param scratch a path beside the database, for what the copy is made of; nothing is left there.
 * @throws StoreUnavailable when the database cannot be read, or a page of it or of the copy is not sound.
 */
export async function copySqlite(path: string, target: string, scratch: string): Promise<DatabaseContents> {
  const file = await openSqliteThread(path, { mayMake: false });
  try {
    await file.run({ sql: '', parameters: [scratch, target], kind: 'copy' });
  } catch (error) {
    if (!(error instanceof StoreUnavailable && error.reason === 'full')) throw error;
    const folder = dirname(target);
    throw roomTrouble(folder, (await stat(path)).size, await freeBytes(folder), error) ?? error;
  } finally {
    await file.close();
  }
  try {
    return await contentsOfSqlite(target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/**
 * Says that it is the folder of the copy whose disk has no room, where it has less than the copy needs: SQLite says of any disk
 * that it is full. Null where the folder has room.
 */
export function roomTrouble(folder: string, needed: number, free: number, cause: unknown): CopyError | null {
  if (free >= needed) return null;
  return new CopyError(
    `没有备份：${folder} 所在的磁盘放不下，备份要 ${needed} 字节，那里只剩 ${free} 字节。请腾出地方，或者换一个文件夹。`,
    { cause },
  );
}

/** Reads what a copy of a SQLite database holds, which nobody has open. @throws StoreUnavailable when it is not sound. */
async function contentsOfSqlite(path: string): Promise<DatabaseContents> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(await openSqliteThread(path, { readOnly: true })) });
  try {
    return await readContents(db);
  } finally {
    await db.destroy();
  }
}
