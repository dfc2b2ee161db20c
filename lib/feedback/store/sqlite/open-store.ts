import { Kysely } from 'kysely';
import { type DatabaseTypes, migrate } from '#lib/feedback/store/migrations';
import { createStore } from '#lib/feedback/store/queries';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import type { SqliteFile } from '#lib/feedback/store/sqlite/file';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { Tables } from '#lib/feedback/store/tables';
import { type Random, systemRandom } from '#lib/random';

const FLAVOUR: DatabaseTypes = {
  bytes: 'blob',
  tableEnd: 'without rowid',
  isBegun: async (db) => {
    const schema = db.withTables<{ sqlite_schema: { name: string } }>();
    const found = schema.selectFrom('sqlite_schema').select('name').where('name', '=', 'schema_version');
    return (await found.execute()).length > 0;
  },
  // A transaction begins with the lock: see `beginTransaction`.
  lock: async () => undefined,
};

/**
 * Opens the store in a SQLite database and migrates it. Closes the file when that fails.
 * @param mayMake whether it gets tables when it has none.
 * @throws StoreUnavailable when the database cannot be used now, or is newer than this program.
 */
export async function openSqliteStore(
  file: SqliteFile,
  mayMake = true,
  random: Random = systemRandom,
): Promise<FeedbackStore> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  try {
    await migrate(db, FLAVOUR, mayMake, random);
    return createStore(db);
  } catch (error) {
    await file.close();
    throw error;
  }
}
