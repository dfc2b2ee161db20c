import { existsSync } from 'node:fs';
import type Database from 'libsql';
import { withSqliteErrors } from '#lib/feedback/store/sqlite/errors';
import type { SqliteFile } from '#lib/feedback/store/sqlite/file';
import { expectSound } from '#lib/feedback/store/sqlite/inspect';
import { lookAgain, openUnchanged } from '#lib/feedback/store/sqlite/look-again';
import { runStatement } from '#lib/feedback/store/sqlite/statement';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** Timeout for a lock that another process holds, in milliseconds. */
const WAITING = 4_000;

/** How often a file that seems to be damaged is looked at: each time all of it is read. */
const LOOKS = 5;

/**
 * Opens the SQLite database at `path` for whoever only looks, beside a server or without one, and makes no file: a file
 * that another account than the site's made would lock the site out. Without the shared memory that a server (or its end
 * by a crash) leaves, only `feedback.db` itself is read, and not what stands in its log alone.
 * @throws StoreUnavailable when there is none (`missing`), it cannot be read, or a page is not sound.
 */
export function openSqliteReadOnly(path: string): SqliteFile {
  if (!existsSync(path)) throw new StoreUnavailable('missing');
  // A server that starts meanwhile makes the shared memory, and is asked by way of it then.
  const database = withSqliteErrors(() => lookAgain(() => openSound(path), LOOKS));
  return {
    run: async (statement) => withSqliteErrors(() => runStatement(database, statement)),
    close: async () => {
      database.close();
    },
  };
}

function openSound(path: string): Database.Database {
  const database = openUnchanged(path, !existsSync(`${path}-shm`));
  try {
    database.pragma(`busy_timeout = ${WAITING}`);
    expectSound(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
