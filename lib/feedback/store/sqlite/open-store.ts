import { Kysely } from 'kysely';
import type { Eraser } from '#lib/feedback/store/history-queries';
import { createStore } from '#lib/feedback/store/queries';
import { migrate } from '#lib/feedback/store/schema/migrate';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';
import { sqliteDialect } from '#lib/feedback/store/sqlite/dialect';
import type { SqliteFile } from '#lib/feedback/store/sqlite/file';
import type { FeedbackStore } from '#lib/feedback/store/store';
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
    return createStore(db, FLAVOUR.bytes, sqliteEraser(file));
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Least pause between two rewritings of the file, in milliseconds; it doubles while another program prevents them. */
const ERASING_PAUSE = 60_000;

/** Longest such pause, in milliseconds. */
const LONGEST_ERASING_PAUSE = 3_600_000;

/**
 * Rewrites the file (VACUUM) and empties its log, at once, and then at most once a minute. `secure_delete` alone does not do
 * it: where SQLite moves rows between pages it leaves their beginnings behind, in space that counts as free.
 */
function sqliteEraser(file: SqliteFile): Eraser {
  let notBefore = Number.NEGATIVE_INFINITY;
  let pause = ERASING_PAUSE;
  return {
    isDue: (_, now) => {
      const isDue = now >= notBefore;
      if (isDue) notBefore = now + pause;
      return isDue;
    },
    async erase() {
      const rows = await file.run({ sql: '', parameters: [], kind: 'erase' });
      pause = rows.length > 0 ? ERASING_PAUSE : Math.min(2 * pause, LONGEST_ERASING_PAUSE);
      return rows.length > 0;
    },
  };
}
