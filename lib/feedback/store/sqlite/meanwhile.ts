import type Database from 'libsql';
import * as z from 'zod';
import { sqliteReason } from '#lib/feedback/store/sqlite/errors';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';

// What another process of this program may have done to a database meanwhile, as SQLite tells it.

const checkpointSchema = z.tuple([z.object({ busy: z.number(), log: z.number() })]);
const numberSchema = z
  .array(z.record(z.string(), z.number()))
  .transform((rows) => Object.values(rows[0] ?? {})[0] ?? Number.NaN);

/** Whether another process folded the log in: SQLite has nothing more of it to move. */
export function wasFoldedIn(database: Database.Database): boolean {
  try {
    const [{ busy, log }] = checkpointSchema.parse(database.pragma('wal_checkpoint(PASSIVE)'));
    return busy === 1 || log <= 0;
  } catch (error) {
    // One who folds in at this moment holds the lock for it.
    return sqliteReason(error) === 'busy';
  }
}

/** The counter of changes of the schema (`PRAGMA schema_version`), which each vacuuming raises too. */
export function schemaCookie(database: Database.Database): number {
  return numberSchema.parse(database.pragma('schema_version'));
}

/**
 * Whether a file that became shorter was vacuumed: it is as long as SQLite expects, and its schema's counter is higher. One
 * that was cut off, or replaced by an older copy, is not.
 * @param cookie the counter as it was when the file was longer.
 */
export function wasVacuumed(database: Database.Database, path: string, cookie: number): boolean {
  try {
    return fileStat(path)?.size === expectedSize(database) && schemaCookie(database) > cookie;
  } catch {
    return false;
  }
}

/**
 * Whether the file is longer than SQLite expects: another process vacuumed it, and what it wrote still stands in the log.
 * Folding that in will make the file shorter.
 */
export function isAboutToShrink(database: Database.Database, path: string): boolean {
  return (fileStat(path)?.size ?? 0n) > expectedSize(database);
}

/** How long the database is for SQLite, in bytes, with what stands in its log. */
function expectedSize(database: Database.Database): bigint {
  const [pages, size] = ['page_count', 'page_size'].map((name) => numberSchema.parse(database.pragma(name)));
  return BigInt(pages ?? 0) * BigInt(size ?? 0);
}
