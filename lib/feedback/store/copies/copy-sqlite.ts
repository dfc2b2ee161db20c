import { rm } from 'node:fs/promises';
import { Kysely } from 'kysely';
import { type DatabaseContents, readContents } from '#lib/feedback/store/copies/contents';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';

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

/** Reads what a copy of a SQLite database holds, which nobody has open. @throws StoreUnavailable when it is not sound. */
async function contentsOfSqlite(path: string): Promise<DatabaseContents> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(await openSqliteThread(path, { readOnly: true })) });
  try {
    return await readContents(db);
  } finally {
    await db.destroy();
  }
}
