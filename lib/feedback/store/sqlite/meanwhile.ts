import type Database from 'libsql';
import * as z from 'zod';
import { fileStat } from '#lib/feedback/store/sqlite/file-identity';
import { lookAgain, openUnchanged } from '#lib/feedback/store/sqlite/look-again';

// What another process of this program may have done to a database meanwhile, as SQLite tells it.

const checkpointSchema = z.tuple([z.object({ busy: z.number(), log: z.number() })]);
const numberSchema = z
  .array(z.record(z.string(), z.number()))
  .transform((rows) => Object.values(rows[0] ?? {})[0] ?? Number.NaN);

/**
 * Whether another process folded the log in: SQLite has nothing more of it to move. False too while another process holds the
 * lock for folding in: then it is to be asked again.
 */
export function wasFoldedIn(database: Database.Database): boolean {
  try {
    const [{ busy, log }] = checkpointSchema.parse(database.pragma('wal_checkpoint(PASSIVE)'));
    return busy === 0 && log <= 0;
  } catch {
    return false;
  }
}

/**
 * Whether a file that became shorter was vacuumed: it has every page that it says it has, and its schema's counter is higher.
 * One that was cut off, or replaced by an older copy, is not.
 * @param cookie the counter as it was when the file was longer (`cookieOfFile`).
 */
export function wasVacuumed(path: string, cookie: number): boolean {
  try {
    const alone = factsOfFile(path);
    return alone.told > 0n && alone.told <= alone.size && alone.cookie > cookie;
  } catch {
    return false;
  }
}

/**
 * A lower bound of the schema's counter (`PRAGMA schema_version`, which each vacuuming raises too) that belongs to the file's
 * present length. To be asked before that length: whoever vacuums the file in between raises the counter.
 */
export function cookieOfFile(path: string): number {
  const { cookie, told, size } = lookAgain(() => factsOfFile(path));
  // Another process folds a vacuumed database in at this moment, and makes the file shorter last.
  return size > told ? cookie - 1 : cookie;
}

/**
 * The schema's counter in the file at `path`, how long it says that it is, and how long it is, in bytes. Without its log: pages
 * that were written since stand there alone.
 */
function factsOfFile(path: string): { cookie: number; told: bigint; size: bigint } {
  const alone = openUnchanged(path, true);
  try {
    const cookie = numberOf(alone, 'schema_version');
    const told = BigInt(numberOf(alone, 'page_count')) * BigInt(numberOf(alone, 'page_size'));
    return { cookie, told, size: fileStat(path)?.size ?? 0n };
  } finally {
    alone.close();
  }
}

function numberOf(database: Database.Database, setting: string): number {
  return numberSchema.parse(database.pragma(setting));
}
