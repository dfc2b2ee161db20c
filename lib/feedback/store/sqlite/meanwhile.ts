import type Database from 'libsql';
import * as z from 'zod';
import { sqliteReason } from '#lib/feedback/store/sqlite/errors';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { openUnchanged } from '#lib/feedback/store/sqlite/look-again';

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

/**
 * Whether a file that became shorter was vacuumed: it has every page that it says it has, and its schema's counter is higher.
 * One that was cut off, or replaced by an older copy, is not.
 * @param cookie the counter as it was when the file was longer (`cookieOfFile`).
 */
export function wasVacuumed(database: Database.Database, path: string, cookie: number): boolean {
  try {
    // Not what SQLite expects with the log: pages that were written since stand in the log alone.
    const told = sizeItTells(path);
    const isWhole = told > 0n && told <= (fileStat(path)?.size ?? 0n);
    return isWhole && numberOf(database, 'schema_version') > cookie;
  } catch {
    return false;
  }
}

/**
 * The counter of changes of the schema (`PRAGMA schema_version`), which each vacuuming raises too, as it was when the file got
 * the length that it has, or earlier. To be asked before its length: whoever vacuums it in between raises the counter.
 */
export function cookieOfFile(database: Database.Database, path: string): number {
  const cookie = numberOf(database, 'schema_version');
  // Another process vacuumed it, and what it wrote still stands in the log: folding that in will make the file shorter.
  const isAboutToShrink = (fileStat(path)?.size ?? 0n) > sizeOf(database);
  return cookie - (isAboutToShrink ? 1 : 0);
}

/** How long the file at `path` says that it is, without its log. */
function sizeItTells(path: string): bigint {
  const alone = openUnchanged(path, true);
  try {
    return sizeOf(alone);
  } finally {
    alone.close();
  }
}

/** How long a database is for SQLite, in bytes, with what stands in its log. */
function sizeOf(database: Database.Database): bigint {
  return BigInt(numberOf(database, 'page_count')) * BigInt(numberOf(database, 'page_size'));
}

function numberOf(database: Database.Database, setting: string): number {
  return numberSchema.parse(database.pragma(setting));
}
